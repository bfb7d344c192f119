// Updates an open preview when typing pauses.
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

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.target.matches(".preview-place:empty")) return;
    document.getElementById("announcer").textContent = "The preview stands below your words.";
  });
})();
