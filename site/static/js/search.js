// Titles to choose from while somebody types into the search box. Without this script the box works as it is.
(() => {
  "use strict";

  // Milliseconds without a key before asking, so that a word is asked for once and not once per letter.
  const PAUSE = 200;
  const SHORTEST = 2;

  const box = document.querySelector("[data-suggestions]");
  if (!box) return;
  let timer;
  let last = "";

  const show = (titles) => {
    box.list.replaceChildren(...titles.map((title) => Object.assign(document.createElement("option"), { value: title })));
  };

  const ask = async (typed) => {
    const address = `${box.dataset.suggestions}?q=${encodeURIComponent(typed)}`;
    const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    // An answer that comes late is about what was typed before.
    if (answer?.ok && typed === last) show((await answer.json()).titles);
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    last = box.value.trim();
    if (last.length >= SHORTEST) timer = setTimeout(ask, PAUSE, last);
  });
})();
