// The cover that somebody presses in a list grows into the picture of its article, where the browser can do that. The
// article's own has the name in article.css; here only the pressed one gets it, because a name may stand on a page once.
(() => {
  "use strict";

  const clear = () => {
    for (const cover of document.querySelectorAll(".card .cover, .lead-story .cover")) cover.style.viewTransitionName = "";
  };

  document.addEventListener("click", (event) => {
    const cover = event.target.closest?.("a")?.closest(".card, .lead-story, .next-card")?.querySelector(".cover");
    if (!cover || event.defaultPrevented) return;
    clear();
    if (!document.querySelector(".hero")) cover.style.viewTransitionName = "article-picture";
  });

  window.addEventListener("pageshow", clear);
})();
