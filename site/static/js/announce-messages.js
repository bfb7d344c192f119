// The messages about what was done are there when the page loads, and screen readers announce only what changes after
// that. So they are repeated to the announcer.
(() => {
  "use strict";

  // Milliseconds. Screen readers first have to notice that there is an announcer.
  const PAUSE = 500;
  const words = [...document.querySelectorAll(".messages :is(.message, li)")].map((message) => message.textContent.trim()).join(" ");
  setTimeout(() => (document.getElementById("announcer").textContent = words), PAUSE);
})();
