// The messages about what was done are there when the page loads, and screen readers announce only what comes after that.
// So each is put in its place once more.
(() => {
  "use strict";

  // Milliseconds. Screen readers first have to notice that messages are announced here.
  const PAUSE = 500;

  setTimeout(() => {
    for (const message of document.querySelectorAll(".messages[role=status] :is(.message, li)")) {
      message.replaceWith(message.cloneNode(true));
    }
  }, PAUSE);
})();
