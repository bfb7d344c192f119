// <a data-share>: hands the address to the phone's own sheet, or copies it. Without this file it is a plain link.
(() => {
  "use strict";

  const SHOWN_FOR = 3000;

  const announce = (words) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  };

  const copy = async (link) => {
    await navigator.clipboard.writeText(link.href);
    link.textContent = "Link copied";
    announce("Link copied");
    setTimeout(() => (link.textContent = "Share"), SHOWN_FOR);
  };

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-share]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const onPhone = navigator.share && window.matchMedia("(pointer: coarse)").matches;
    if (!onPhone && !navigator.clipboard) return;
    event.preventDefault();
    try {
      await (onPhone ? navigator.share({ title: document.title, url: link.href }) : copy(link));
    } catch (error) {
      // Closing the sheet is an answer too; whatever else fails, the link still leads there.
      if (error.name !== "AbortError") window.location.assign(link.href);
    }
  });
})();
