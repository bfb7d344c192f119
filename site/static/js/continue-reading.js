// Long articles remember, in this browser only, which part was read last, and offer a link back to it.
(() => {
  "use strict";

  const KEY = "read-so-far";
  // Shorter ones are read in one sitting; more of them nobody goes back to.
  const LONG = 4;
  const KEPT = 30;
  const text = document.querySelector("[data-continue-reading] .prose");
  if (!text) return;

  const places = [...text.children].filter((part) => part.matches("p, h2, h3, ul, ol, blockquote, figure, div"));
  if (text.offsetHeight < LONG * window.innerHeight) return;

  const remembered = () => {
    try {
      return new Map(JSON.parse(localStorage.getItem(KEY) || "[]"));
    } catch {
      return new Map();
    }
  };

  const remember = (place) => {
    const all = remembered();
    all.delete(location.pathname);
    if (place) all.set(location.pathname, place);
    try {
      localStorage.setItem(KEY, JSON.stringify([...all].slice(-KEPT)));
    } catch {
      // Storage is full or switched off: the article can be read without.
    }
  };

  // The count alone would lead elsewhere once the article was edited; its first words say whether it is the same one.
  const signOf = (part) => part.textContent.trim().slice(0, 40);

  const offer = () => {
    const [number, sign] = remembered().get(location.pathname) || [];
    const place = places[number];
    if (!place || signOf(place) !== sign || location.hash) return;
    const line = document.createElement("p");
    line.className = "continue-reading";
    const link = document.createElement("a");
    link.href = "#" + (place.id ||= "where-you-stopped");
    link.textContent = "Continue where you stopped";
    line.append(link);
    text.before(line);
  };

  const reached = () => {
    const number = places.findLastIndex((part) => part.getBoundingClientRect().top < window.innerHeight / 3);
    const isRead = text.getBoundingClientRect().bottom < window.innerHeight;
    // On the first screen nothing was read yet, and at the end nothing is left.
    remember(number > 2 && !isRead ? [number, signOf(places[number])] : null);
  };

  offer();
  let waiting = 0;
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(reached, 400);
  }, { passive: true });
})();
