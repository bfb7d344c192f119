// Replying in place: loads the form below the comment, inserts the posted comment into its list, and announces it.
(() => {
  "use strict";

  const announce = (words) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  };

  // The line to write in, at the top or at the end, that is nearest to what one sees. The bar on phones asks for it.
  const nearestComposer = () => {
    const distance = (line) => Math.abs(line.getBoundingClientRect().top - window.innerHeight / 2);
    return [...document.querySelectorAll("[data-composer]")].sort((a, b) => distance(a) - distance(b))[0];
  };

  // The form of a reply is in the list item of its parent, that of a new thread below the line that was pressed: the one
  // at the top or the one at the end. If it is open at the other one, it moves.
  const placeFor = (link) => {
    const home = link.closest("li") || link.closest(".conversation");
    const anchor = home.matches("li") ? home.querySelector(".comment") : link.closest("[data-composer]") || nearestComposer();
    let place = home.querySelector(":scope > .reply-place");
    if (place?.previousElementSibling === anchor) return place;
    if (!place) {
      place = document.createElement("div");
      place.className = "reply-place";
    }
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
    openEarly(place);
    window.htmx
      .ajax("GET", link.href, { target: place, swap: "beforeend" })
      .then(() => {
        if (!place.querySelector("form textarea, .message")) window.location.assign(link.href);
      });
  });

  // A field to type in at once, until the form is there: phones show the keyboard only in answer to the tap itself.
  const openEarly = (place) => {
    const early = document.createElement("textarea");
    early.className = "early";
    early.placeholder = "Say how it was for you…";
    early.ariaLabel = "One moment";
    place.append(early);
    early.focus();
  };

  // What was typed early goes into the form, below a draft that is restored there.
  const takeOver = (place, early) => {
    const textarea = place.querySelector("form textarea");
    if (textarea && early.value) {
      textarea.value = [textarea.value, early.value].filter(Boolean).join("\n\n");
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (document.activeElement === early) textarea?.focus();
    early.remove();
  };

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("form[data-reply-form]");
    if (!form) return;
    // Only if it is empty, so that one key does not hide typed text.
    if (event.key === "Escape" && !form.querySelector("textarea").value.trim()) closeForm(form);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("form[data-reply-form] [data-cancel]");
    if (button && closeForm(button.form)) event.preventDefault();
  });

  // The text stays in the draft.
  const closeForm = (form) => {
    const place = form.closest("#conversation .reply-place");
    if (!place) return false;
    const link = place.previousElementSibling.querySelector("a[data-reply], a[data-write]");
    place.remove(); // the line is hidden beside an open form
    link.focus();
    return true;
  };

  // The form came back with a problem or with errors, or was replaced by a message: move the focus there.
  const focusOnResponse = (place) => {
    const wanted = [".message[role=alert]:not([hidden])", "[aria-invalid]", ".message:not([hidden])"];
    const message = wanted.map((selector) => place.querySelector(selector)).find(Boolean);
    if (!message) {
      place.querySelector("textarea")?.focus();
      return;
    }
    if (message.matches(".message")) message.tabIndex = -1;
    // htmx would focus it again when it settles, after somebody may have moved on by Tab.
    message.removeAttribute("autofocus");
    message.focus();
  };

  // Replies are in a list. A long branch has it in a <details>, and its last replies in another one.
  const lastListOf = (home) => {
    const branch = home.querySelector(":scope > .branch, :scope > .muted > .branch");
    const lists = branch ? branch.querySelectorAll(":scope > ol, :scope > .more-replies > ol") : home.querySelectorAll(":scope > ol");
    return lists[lists.length - 1];
  };

  const newListIn = (home) => {
    const list = document.createElement("ol");
    list.setAttribute("role", "list");
    if (home.matches(".conversation")) list.className = "thread";
    const isConversation = home.matches(".conversation");
    const before = isConversation ? home.querySelector(":scope > .composer-line") || home.querySelector(":scope > .conversation-head") : home.querySelector(".comment");
    before.after(list);
    return list;
  };

  // `home` is the list item of the parent, or the conversation for a new thread.
  const insertIntoList = (item, home) => {
    const list = lastListOf(home) || newListIn(home);
    if (home.dataset.order === "newest") list.prepend(item);
    else list.append(item);
    for (let fold = list.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  // The place it will have after a reload: at the maximum depth beside its parent, and a new thread if the parent is
  // gone. If the thread began on the page before, only its lists are here.
  const homeOf = (item, place) => {
    const conversation = place.closest(".conversation");
    const { under } = item.dataset;
    if (!under) return conversation;
    return document.getElementById(under)?.closest("li") || place.closest("li")?.parentElement.closest("li") || conversation;
  };

  // Sent by guest-comments.js.
  document.addEventListener("comment-arrived", ({ detail }) => insertIntoList(detail.item, detail.home));

  // The response is the comment in a list of its own: move it into the list where it belongs.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.matches(".preview-place")) return;
    const early = event.target.querySelector?.(".early");
    if (early) {
      queueMicrotask(() => takeOver(event.target, early)); // when drafts.js has restored a draft
      if (!event.target.querySelector(".message:not([hidden])")) return;
    }
    const posted = event.target.querySelector?.("[data-posted]");
    if (!posted) {
      focusOnResponse(event.target);
      return;
    }
    const place = posted.closest(".reply-place");
    const item = posted.firstElementChild;
    announce(posted.dataset.announcement);
    document.dispatchEvent(new CustomEvent("changed-in-place"));
    const comment = item.querySelector(".comment");
    if (place) {
      // The same words sent twice are one comment, which may be on the page already.
      const shown = [...document.querySelectorAll(".comment")].find((other) => other.id === comment.id && other !== comment);
      if (shown) shown.replaceWith(comment);
      else insertIntoList(item, homeOf(item, place));
      place.remove();
    }
    comment.focus({ preventScroll: true });
    comment.scrollIntoView({ block: "nearest" });
  });

  const offlineMessage = (event) => event.target.closest?.("form[data-reply-form]")?.querySelector("[data-offline]");

  document.addEventListener("htmx:beforeRequest", (event) => {
    const message = offlineMessage(event);
    if (message) message.hidden = true;
    if (event.target.matches("form[data-reply-form]")) saysItPosts(event.target, true);
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target.matches("form[data-reply-form]")) saysItPosts(event.target, false);
  });

  // At once, until the answer is there: a phone in a lift takes its time.
  const saysItPosts = (form, isPosting) => {
    const button = form.querySelector(".button.primary[type=submit]");
    if (!button) return;
    button.dataset.words ||= button.textContent;
    button.textContent = isPosting ? "Posting…" : button.dataset.words;
    if (isPosting) announce("Posting…");
  };

  // The server cannot be reached or failed: keep the form and show a message above its buttons. The focus stays.
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, (event) => {
      const message = offlineMessage(event);
      if (!message) return;
      message.hidden = false;
      message.scrollIntoView({ block: "nearest" });
    });
  }
})();
