// Keeps the number beside the bell true on a page that stays open: asks for it every two minutes, while the page is seen.
(() => {
  "use strict";

  // Milliseconds. The number is fresh when a page loads, so most pages never ask.
  const PAUSE = 120_000;

  const bell = document.querySelector("[data-bell]");
  if (!bell) return;
  const count = bell.querySelector("[data-bell-count]");
  let asked = Date.now();
  let timer;

  const show = (unread) => {
    count.textContent = unread.label;
    count.toggleAttribute("data-none", unread.count === 0);
  };

  const ask = async () => {
    asked = Date.now();
    const answer = await fetch(bell.dataset.bell, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) show(await answer.json());
    // Signed out meanwhile: there is nothing to ask for any more.
    if (answer?.status !== 403) wait();
  };

  const wait = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(ask, Math.max(0, asked + PAUSE - Date.now()));
  };

  document.addEventListener("visibilitychange", wait);
  wait();
})();
