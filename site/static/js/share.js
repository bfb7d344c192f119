// <a data-share> opens the share dialog of a phone, or copies the address. Without this script it is a plain link.
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
      // AbortError: the dialog was closed. After any other error the link is followed.
      if (error.name !== "AbortError") window.location.assign(link.href);
    }
  });
})();
