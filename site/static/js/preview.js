// Updates an open preview when typing pauses, and says when there is one, or why there is none.
(() => {
  "use strict";

  const PAUSE = 800;
  let timer;

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-reply-form]");
    if (!form || !form.querySelector(".preview")) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (form.isConnected) window.htmx?.trigger(form.querySelector("[name=preview]"), "text-changed");
    }, PAUSE);
  });

  document.addEventListener("htmx:afterSwap", ({ target: place }) => {
    if (!place.matches(".preview-place")) return;
    const problem = place.querySelector(".message.error");
    const words = problem ? problem.textContent : "The preview stands below your words.";
    // Not again each time that typing pauses.
    if (words !== place.dataset.announced) document.getElementById("announcer").textContent = words;
    place.dataset.announced = words;
  });
})();
