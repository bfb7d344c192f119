// <textarea data-count-max="3000"> shows how many characters are left once there are few. Screen readers are told when
// they become few or too many.
(() => {
  "use strict";

  const FEW = 200;

  const announce = (words) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  };

  const counterFor = (text) => {
    const next = text.nextElementSibling;
    if (next && next.matches(".characters-left")) return next;
    const counter = document.createElement("p");
    counter.className = "characters-left";
    text.after(counter);
    return counter;
  };

  document.addEventListener("input", (event) => {
    const most = Number(event.target.dataset.countMax);
    if (!most) return;
    const left = most - [...event.target.value].length; // by code point: an emoji counts as one, as on the server
    const counter = counterFor(event.target);
    counter.textContent = left > FEW ? "" : left < 0 ? `${-left} characters too many` : `${left} characters left`;
    counter.classList.toggle("is-over", left < 0);
    const state = left < 0 ? "over" : left <= FEW ? "few" : "";
    if (state && state !== counter.dataset.state) announce(counter.textContent);
    counter.dataset.state = state;
  });
})();
