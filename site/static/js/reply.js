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
    const anchor = home.matches("li") ? home.querySelector(".comment") : home.querySelector(".conversation-head");
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
    // Only an empty form: what was typed does not vanish by one key.
    if (event.key === "Escape" && !form.querySelector("textarea").value.trim()) putAway(form);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("form[data-reply-form] [data-cancel]");
    if (button && putAway(button.form)) event.preventDefault();
  });

  // The words stay where drafts are kept.
  const putAway = (form) => {
    const place = form.closest("#conversation .reply-place");
    if (!place) return false;
    const home = place.closest("li") || place.closest(".conversation");
    home.querySelector("a[data-reply], a[data-write]").focus();
    place.remove();
    return true;
  };

  // The form came back, or gave way to a word about what happens next: that is where to go on.
  const focusOnWhatIsSaid = (place) => {
    const said = place.querySelector("[aria-invalid]") || place.querySelector(".message:not([hidden])");
    if (!said) {
      place.querySelector("textarea")?.focus();
      return;
    }
    if (said.matches(".message")) said.tabIndex = -1;
    said.focus();
  };

  // Replies stand in a list, which a long branch has in a fold, and the last of them in another.
  const lastListOf = (home) => {
    const branch = home.querySelector(":scope > .branch, :scope > .muted > .branch");
    const lists = branch ? branch.querySelectorAll(":scope > ol, :scope > .more-replies > ol") : home.querySelectorAll(":scope > ol");
    return lists[lists.length - 1];
  };

  const newListIn = (home) => {
    const list = document.createElement("ol");
    list.setAttribute("role", "list");
    if (home.matches(".conversation")) list.className = "thread";
    home.querySelector(":scope > .conversation-tools, :scope > .reply-place, .comment").after(list);
    return list;
  };

  // A reply among the replies of the comment whose item `home` is, a new thread in the conversation.
  const putInItsList = (item, home) => {
    const list = lastListOf(home) || newListIn(home);
    if (home.dataset.order === "newest") list.prepend(item);
    else list.append(item);
    for (let fold = list.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  // Where it will be found again: below a certain depth beside what it answers, and as a thread of its own when that is
  // gone. Of a thread that began on the page before, this one has no more than the lists.
  const homeOf = (item, place) => {
    const conversation = place.closest(".conversation");
    const { under } = item.dataset;
    if (!under) return conversation;
    return document.getElementById(under)?.closest("li") || place.closest("li")?.parentElement.closest("li") || conversation;
  };

  // guest-comments.js has one to be put in.
  document.addEventListener("comment-arrived", ({ detail }) => putInItsList(detail.item, detail.home));

  // The answer is the comment in a list of its own: move it to the end of the replies it belongs to.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.matches(".preview-place")) return;
    const posted = event.target.querySelector?.("[data-posted]");
    if (!posted) {
      focusOnWhatIsSaid(event.target);
      return;
    }
    const place = posted.closest(".reply-place");
    const item = posted.firstElementChild;
    announce(posted.dataset.announcement);
    document.dispatchEvent(new CustomEvent("changed-in-place"));
    if (place) {
      putInItsList(item, homeOf(item, place));
      place.remove();
    }
    const comment = item.querySelector(".comment");
    comment.tabIndex = -1;
    comment.focus({ preventScroll: true });
    comment.scrollIntoView({ block: "nearest" });
  });

  const offlineNotice = (event) => event.target.closest?.("form[data-reply-form]")?.querySelector("[data-offline]");

  document.addEventListener("htmx:beforeRequest", (event) => {
    const notice = offlineNotice(event);
    if (notice) notice.hidden = true;
  });

  // The server is away or broken: the form stays as it is and says so.
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, (event) => {
      const notice = offlineNotice(event);
      if (notice) notice.hidden = false;
    });
  }
})();
