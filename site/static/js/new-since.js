// Marks comments that are new since the last visit, and moves between them by buttons and the keys n and p. The server
// marks them for members; for everybody else this script does, from what only this browser stores.
(() => {
  "use strict";

  const VISIT_TIMEOUT = 30 * 60_000;
  const MAX_AGE = 365 * 24 * 60 * 60_000;
  const CHARACTERS_PER_MINUTE = 1200;
  const VISITS = "juggle.visits";
  const RECEIPTS = "juggle.receipts"; // of the visitor's own comments, see guest-comments.js

  const conversation = document.querySelector("[data-conversation]");
  if (!conversation) return;

  // --- A visitor who is not signed in ---

  const stored = (key, otherwise) => {
    try {
      return JSON.parse(localStorage.getItem(key)) || otherwise;
    } catch {
      return otherwise;
    }
  };

  // The ids of the visitor's own comments. Stored, because a receipt is deleted when its comment is published.
  const ownCommentIds = (visit) => {
    const receipts = stored(RECEIPTS, []).filter((receipt) => receipt.in === conversation.dataset.conversation);
    const received = receipts.map(({ address }) => `c${address.match(/\/receipt\/(\d+)/)?.[1]}`);
    return [...new Set([...(visit.own || []), ...received])];
  };

  // The same as community/conversations/visits.py does for members: {previous, seen}, in milliseconds.
  const recordVisit = () => {
    const now = Date.now();
    const visits = Object.fromEntries(Object.entries(stored(VISITS, {})).filter(([, visit]) => now - visit.seen < MAX_AGE));
    const visit = visits[conversation.dataset.conversation] || {};
    if (visit.seen && now - visit.seen >= VISIT_TIMEOUT) visit.previous = visit.seen;
    visit.seen = now;
    visit.own = ownCommentIds(visit);
    visits[conversation.dataset.conversation] = visit;
    try {
      localStorage.setItem(VISITS, JSON.stringify(visits));
    } catch {
      // Without storage nothing is marked.
    }
    return visit;
  };

  const publishedAt = (comment) => Date.parse(comment.dataset.published || comment.querySelector("time").dateTime);

  const mark = (comment) => {
    comment.classList.add("is-new");
    comment.setAttribute("aria-label", `${comment.getAttribute("aria-label")}, new`);
    const chip = document.createElement("span");
    chip.className = "mark new";
    chip.textContent = "new";
    comment.querySelector(".permalink").after(chip);
  };

  const formatSince = (moment) => {
    const then = new Date(moment);
    const midnight = (day) => new Date(day).setHours(0, 0, 0, 0);
    const days = Math.round((midnight(Date.now()) - midnight(then)) / 86_400_000);
    const words = (options) => then.toLocaleString("en-GB", options);
    if (days === 0) return words({ hour: "2-digit", minute: "2-digit" });
    if (days === 1) return "yesterday";
    return words(days < 7 ? { weekday: "long" } : { day: "numeric", month: "long", year: then.getFullYear() === new Date().getFullYear() ? undefined : "numeric" });
  };

  const button = (words, key, direction) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.dataset[direction] = "";
    made.innerHTML = `${words} <kbd>${key}</kbd>`;
    return made;
  };

  // The id of the parent: from a link, where the indentation does not show it, otherwise from the list.
  const parentIdOf = (comment) => {
    const link = comment.querySelector(".in-reply-to");
    if (link) return `c${link.pathname.match(/(\d+)\/$/)?.[1]}`;
    return comment.closest("li")?.parentElement.closest("li")?.querySelector("article.comment")?.id;
  };

  const showBar = (comments, since, own) => {
    const characters = comments.reduce((sum, comment) => sum + comment.querySelector(".body").textContent.length, 0);
    const minutes = Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE));
    const toYou = comments.filter((comment) => own.includes(parentIdOf(comment))).length;
    const onThisPage = conversation.querySelector(".conversation-pages") ? " on this page" : "";
    const bar = document.createElement("div");
    const words = document.createElement("p");
    const count = document.createElement("strong");
    bar.className = "new-since";
    bar.dataset.newSince = "";
    count.textContent = `${comments.length} new`;
    words.append(
      count,
      `${onThisPage} since ${formatSince(since)}`,
      toYou ? `, ${toYou} to you` : "",
      `, about ${minutes === 1 ? "a minute" : `${minutes} minutes`}`,
    );
    bar.append(words, button("Previous", "p", "previousNew"), button("Next new", "n", "nextNew"));
    conversation.querySelector(".thread").before(bar);
  };

  if (!("member" in conversation.dataset)) {
    const { previous: since, own } = recordVisit();
    const comments = [...conversation.querySelectorAll("article.comment:not(.is-removed)")];
    const newComments = since ? comments.filter((comment) => publishedAt(comment) > since && !own.includes(comment.id)) : [];
    newComments.forEach(mark);
    if (newComments.length) showBar(newComments, since, own);
  }

  // --- Moving between new comments ---

  const bar = conversation.querySelector("[data-new-since]");
  if (!bar) return;
  const next = bar.querySelector("[data-next-new]");
  const previous = bar.querySelector("[data-previous-new]");
  previous.hidden = false;
  // Coming from another page of the conversation, the visitor is at the comment in the address.
  let current = document.getElementById(window.location.hash.slice(1));
  if (!current?.matches(".comment.is-new")) current = null;

  const go = (step) => {
    const newComments = [...conversation.querySelectorAll(".comment.is-new")];
    const place = newComments.indexOf(current) + step;
    const target = current ? newComments[place] : step > 0 ? newComments[0] : null;
    if (!target) {
      const elsewhere = step < 0 ? previous.dataset.beyond : newComments.length ? next.dataset.beyond : next.getAttribute("href");
      if (elsewhere) window.location.assign(elsewhere);
      return;
    }
    current = target;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  };

  // The bar at the bottom of phones has the way forward as well.
  const floating = conversation.querySelector("[data-float-next]");
  if (floating) floating.hidden = false;

  conversation.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-next-new], [data-previous-new], [data-float-next]");
    if (!pressed) return;
    event.preventDefault();
    go(pressed === previous ? -1 : 1);
  });

  // Only while the focus is on the page or in the conversation, so that speech input does not press keys by accident.
  const isHere = (element) => element === document.body || conversation.contains(element);
  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!isHere(event.target) || isTyping(event.target)) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });

  // Continue from the comment that has the focus.
  conversation.addEventListener("focusin", (event) => {
    const comment = event.target.closest(".comment.is-new");
    if (comment) current = comment;
  });
})();
