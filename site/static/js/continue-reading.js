// Remembers in this browser where reading of a long article stopped, and offers a link to that place.
(() => {
  "use strict";

  const KEY = "read-so-far";
  // Screens: shorter articles are read in one sitting. And how many articles are remembered.
  const MIN_SCREENS = 4;
  const MAX_ARTICLES = 30;
  const text = document.querySelector("[data-continue-reading] .prose");
  if (!text) return;

  const places = [...text.children].filter((part) => part.matches("p, h2, h3, ul, ol, blockquote, figure, div"));
  if (text.offsetHeight < MIN_SCREENS * window.innerHeight) return;

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
      localStorage.setItem(KEY, JSON.stringify([...all].slice(-MAX_ARTICLES)));
    } catch {
      // Storage is full or blocked: nothing is remembered.
    }
  };

  // The number alone would be wrong after an edit, so the first words are compared as well.
  const firstWordsOf = (part) => part.textContent.trim().slice(0, 40);

  const offer = () => {
    const [number, firstWords] = remembered().get(location.pathname) || [];
    const place = places[number];
    if (!place || firstWordsOf(place) !== firstWords || location.hash) return;
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
    // Nothing to remember on the first screen, and nothing after the end was reached.
    remember(number > 2 && !isRead ? [number, firstWordsOf(places[number])] : null);
  };

  offer();
  let waiting = 0;
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(reached, 400);
  }, { passive: true });
})();
