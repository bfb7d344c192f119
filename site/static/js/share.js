// <a data-share> copies the address. On a phone, "Share…" stands below it and opens the phone's dialog. Without this
// script it is a plain link.
(() => {
  "use strict";

  const SHOWN_FOR = 3000;

  const announce = (words) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  };

  const copy = async (link) => {
    await navigator.clipboard.writeText(link.href);
    const before = link.textContent;
    link.textContent = "Link copied";
    announce("Link copied");
    setTimeout(() => (link.textContent = before), SHOWN_FOR);
  };

  // Made when a menu opens, so that a hundred comments need not carry it.
  document.addEventListener("toggle", (event) => {
    const link = event.target.open && event.target.querySelector("a[data-share='']");
    const onPhone = navigator.share && window.matchMedia("(pointer: coarse)").matches;
    if (!onPhone || !link || link.nextElementSibling?.dataset.share === "sheet") return;
    const sheet = link.cloneNode();
    sheet.dataset.share = "sheet";
    sheet.textContent = "Share…";
    sheet.ariaLabel = link.ariaLabel.replace("Copy link to", "Share…");
    link.after(sheet);
  }, true);

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-share]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const opensSheet = link.dataset.share === "sheet";
    if (!opensSheet && !navigator.clipboard) return;
    event.preventDefault();
    try {
      await (opensSheet ? navigator.share({ title: document.title, url: link.href }) : copy(link));
    } catch (error) {
      // AbortError: the dialog was closed. After any other error the link is followed.
      if (error.name !== "AbortError") window.location.assign(link.href);
    }
  });
})();
