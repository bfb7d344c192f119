// The browser's Back button shows a conversation as it was: from its cache, without what was posted or pressed since, or
// from memory (bfcache), with comments that a moderator may have decided about since. Then the page is reloaded.
(() => {
  "use strict";

  const CHANGED = `juggle.changed ${window.location.pathname}${window.location.search}`;
  const WAITING = ".comment:is(.is-unconfirmed, .is-held, .is-spam)";

  // If storage is blocked, nothing is reloaded.
  const storage = (act) => {
    try {
      return act(window.sessionStorage);
    } catch {
      return null;
    }
  };

  // Not when offline, and not while a form is open.
  const reload = () => {
    if (navigator.onLine && !document.querySelector("form[data-reply-form]")) window.location.reload();
  };

  // Scripts that change the page send `changed-in-place`; scripts that find it out of date send `is-outdated`.
  document.addEventListener("changed-in-place", () => storage((store) => store.setItem(CHANGED, "yes")));
  document.addEventListener("is-outdated", () => isBackAgain && reload());

  const isBackAgain = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const isChanged = storage((store) => store.getItem(CHANGED));
  storage((store) => store.removeItem(CHANGED));
  if (isBackAgain && isChanged) reload();

  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector(WAITING)) reload();
  });
})();
