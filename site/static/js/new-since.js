// What is new since the last visit: "next new" and "previous new", by button and by n and p. Members' marks come with
// the page; everybody else's are made here, from what this browser remembers and tells nobody.
(() => {
  "use strict";

  const A_VISIT_ENDS_AFTER = 30 * 60_000;
  const KEPT_FOR = 365 * 24 * 60 * 60_000;
  const CHARACTERS_PER_MINUTE = 1200;
  const REMEMBERED = "juggle.visits";
  const RECEIPTS = "juggle.receipts"; // of what one said here oneself: guest-comments.js

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

  // The ids of the comments one said here: remembered, because a receipt goes when its comment is published.
  const ownAmong = (visit) => {
    const receipts = stored(RECEIPTS, []).filter((receipt) => receipt.in === conversation.dataset.conversation);
    const said = receipts.map(({ address }) => `c${address.match(/\/receipt\/(\d+)/)?.[1]}`);
    return [...new Set([...(visit.own || []), ...said])];
  };

  // As community/conversations/visits.py does it: {previous, seen}, in milliseconds.
  const noteVisit = () => {
    const now = Date.now();
    const visits = Object.fromEntries(Object.entries(stored(REMEMBERED, {})).filter(([, visit]) => now - visit.seen < KEPT_FOR));
    const visit = visits[conversation.dataset.conversation] || {};
    if (visit.seen && now - visit.seen >= A_VISIT_ENDS_AFTER) visit.previous = visit.seen;
    visit.seen = now;
    visit.own = ownAmong(visit);
    visits[conversation.dataset.conversation] = visit;
    try {
      localStorage.setItem(REMEMBERED, JSON.stringify(visits));
    } catch {
      // A browser that remembers nothing shows no marks.
    }
    return visit;
  };

  const publishedAt = (comment) => Date.parse(comment.dataset.published || comment.querySelector("time").dateTime);

  const mark = (comment) => {
    comment.classList.add("is-new");
    comment.setAttribute("aria-label", `${comment.getAttribute("aria-label")}, new`);
    const chip = document.createElement("span");
    chip.className = "chip new";
    chip.textContent = "new";
    comment.querySelector(".permalink").after(chip);
  };

  const sinceWords = (moment) => {
    const then = new Date(moment);
    const midnight = (day) => new Date(day).setHours(0, 0, 0, 0);
    const days = Math.round((midnight(Date.now()) - midnight(then)) / 86_400_000);
    const words = (options) => then.toLocaleString("en-GB", options);
    if (days === 0) return words({ hour: "2-digit", minute: "2-digit" });
    if (days === 1) return "yesterday";
    return words(days < 7 ? { weekday: "long" } : { day: "numeric", month: "long" });
  };

  const button = (words, key, direction) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.dataset[direction] = "";
    made.innerHTML = `${words} <kbd>${key}</kbd>`;
    return made;
  };

  // Said by a link where the indentation does not say it.
  const answeredBy = (comment) => {
    const link = comment.querySelector(".in-reply-to");
    if (link) return `c${link.pathname.match(/(\d+)\/$/)?.[1]}`;
    return comment.closest("li")?.parentElement.closest("li")?.querySelector("article.comment")?.id;
  };

  const showNews = (comments, since, own) => {
    const characters = comments.reduce((sum, comment) => sum + comment.querySelector(".body").textContent.length, 0);
    const minutes = Math.max(1, Math.round(characters / CHARACTERS_PER_MINUTE));
    const toYou = comments.filter((comment) => own.includes(answeredBy(comment))).length;
    const onThisPage = conversation.querySelector(".conversation-pages") ? " on this page" : "";
    const bar = document.createElement("div");
    const words = document.createElement("p");
    const count = document.createElement("strong");
    bar.className = "new-since";
    bar.dataset.newSince = "";
    count.textContent = `${comments.length} new`;
    words.append(
      count,
      `${onThisPage} since ${sinceWords(since)}`,
      toYou ? `, ${toYou} to you` : "",
      `, about ${minutes === 1 ? "a minute" : `${minutes} minutes`}`,
    );
    bar.append(words, button("Previous", "p", "previousNew"), button("Next new", "n", "nextNew"));
    conversation.querySelector(".thread").before(bar);
  };

  if (!("member" in conversation.dataset)) {
    const { previous: since, own } = noteVisit();
    const comments = [...conversation.querySelectorAll("article.comment:not(.is-removed)")];
    const fresh = since ? comments.filter((comment) => publishedAt(comment) > since && !own.includes(comment.id)) : [];
    fresh.forEach(mark);
    if (fresh.length) showNews(fresh, since, own);
  }

  // --- Going from one to the next ---

  const bar = conversation.querySelector("[data-new-since]");
  if (!bar) return;
  const next = bar.querySelector("[data-next-new]");
  const previous = bar.querySelector("[data-previous-new]");
  previous.hidden = false;
  // Who comes from a page before is at the one the address names.
  let current = document.getElementById(window.location.hash.slice(1));
  if (!current?.matches(".comment.is-new")) current = null;

  const go = (step) => {
    const fresh = [...conversation.querySelectorAll(".comment.is-new")];
    const place = fresh.indexOf(current) + step;
    const target = current ? fresh[place] : step > 0 ? fresh[0] : null;
    if (!target) {
      const elsewhere = step < 0 ? previous.dataset.beyond : fresh.length ? next.dataset.beyond : next.getAttribute("href");
      if (elsewhere) window.location.assign(elsewhere);
      return;
    }
    current = target;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  };

  bar.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-next-new], [data-previous-new]");
    if (!pressed) return;
    event.preventDefault();
    go(pressed === next ? 1 : -1);
  });

  // Only where nothing else has the focus: whoever speaks to the computer does not press keys elsewhere by accident.
  const isHere = (element) => element === document.body || conversation.contains(element);
  const isTyping = (element) => element.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!isHere(event.target) || isTyping(event.target)) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });

  // Reading on where one is: the comment that has the focus is the one to go on from.
  conversation.addEventListener("focusin", (event) => {
    const comment = event.target.closest(".comment.is-new");
    if (comment) current = comment;
  });
})();
