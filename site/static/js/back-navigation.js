// Back at a conversation by the browser's own button, one sees the page as the browser kept it: from its cache, without
// what was said and pressed on it since, or from its memory, where what waited has perhaps been read by now. Then the page
// is asked for anew.
(() => {
  "use strict";

  const CHANGED = `juggle.changed ${window.location.pathname}${window.location.search}`;
  const WAITS = ".comment:is(.is-unconfirmed, .is-held, .is-spam)";

  // Storage can be forbidden: then the page is as the browser kept it.
  const storage = (act) => {
    try {
      return act(window.sessionStorage);
    } catch {
      return null;
    }
  };

  // Without a line the kept page is better than none; a form that stands open is not taken away.
  const askAnew = () => {
    if (navigator.onLine && !document.querySelector("form[data-reply-form]")) window.location.reload();
  };

  // `changed-in-place` is said by the scripts that change something here, `is-outdated` by those that notice.
  document.addEventListener("changed-in-place", () => storage((store) => store.setItem(CHANGED, "yes")));
  document.addEventListener("is-outdated", () => isBackAgain && askAnew());

  const isBackAgain = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const isChanged = storage((store) => store.getItem(CHANGED));
  storage((store) => store.removeItem(CHANGED));
  if (isBackAgain && isChanged) askAnew();

  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector(WAITS)) askAnew();
  });
})();
