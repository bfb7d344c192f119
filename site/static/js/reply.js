// Writing in place: fetch the form to where the reply will stand, put the new comment into its list, say so.
(() => {
  "use strict";

  const announce = (words) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  };

  // A reply's form stands in the item of the comment it answers; a new thread's below the heading.
  const placeFor = (link) => {
    const home = link.closest("li") || link.closest(".conversation");
    const old = home.querySelector(":scope > .reply-place");
    if (old) return old;
    const place = document.createElement("div");
    place.className = "reply-place";
    const anchor = home.matches("li") ? home.querySelector(":scope > .comment") : home.querySelector(".conversation-head");
    anchor.after(place);
    return place;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-reply], a[data-write]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.htmx) return;
    event.preventDefault();
    const place = placeFor(link);
    const open = place.querySelector("textarea");
    if (open) {
      open.focus();
      return;
    }
    window.htmx
      .ajax("GET", link.href, { target: place, swap: "innerHTML" })
      .then(() => {
        const textarea = place.querySelector("textarea");
        if (textarea) textarea.focus();
        else window.location.assign(link.href);
      });
  });

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("form[data-reply-form]");
    if (!form) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  // The answer is the comment in a list of its own: move it to the end of the replies it belongs to.
  document.addEventListener("htmx:afterSwap", (event) => {
    const posted = event.target.querySelector?.("[data-posted]");
    if (!posted) return;
    const place = posted.closest(".reply-place");
    const item = posted.firstElementChild;
    announce(posted.dataset.announcement);
    if (place) {
      const home = place.closest("li") || place.closest(".conversation");
      let list = home.querySelector(":scope > ol");
      if (!list) {
        list = document.createElement("ol");
        if (home.matches(".conversation")) list.className = "thread";
        place.after(list);
      }
      list.append(item);
      place.remove();
    }
    const comment = item.querySelector(".comment");
    comment.tabIndex = -1;
    comment.focus({ preventScroll: true });
    comment.scrollIntoView({ block: "nearest" });
  });

  // The server is away or broken: the form stays as it is and says so.
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, (event) => {
      const form = event.target.closest?.("form[data-reply-form]");
      const notice = form?.querySelector("[data-offline]");
      if (notice && document.contains(form)) notice.hidden = false;
    });
  }
})();
