// What somebody is writing survives a reload, a closed tab, signing in and a dead connection. A guest's words stay in
// this browser; a member's go to the site and wait here only until it has them. One draft for each writer and place.
(() => {
  "use strict";

  const PAUSE = 1500;
  const KEPT = 30 * 24 * 3600 * 1000;
  const FORM = "form[data-writer]";

  // Storage can be forbidden or full: then nothing survives here, and writing goes on.
  const storage = (act) => {
    try {
      return act(window.localStorage);
    } catch {
      return null;
    }
  };
  const read = (key) => storage((store) => JSON.parse(store.getItem(key)));
  const write = (key, draft) => storage((store) => store.setItem(key, JSON.stringify(draft)));
  const forget = (key) => storage((store) => store.removeItem(key));
  const keys = () => storage((store) => Object.keys(store).filter((key) => key.startsWith("draft "))) || [];

  const keyOf = (writer, place, replyTo = "") => `draft ${writer} ${place} ${replyTo}`;
  const keyFor = (form, writer = form.dataset.writer) =>
    keyOf(writer, new URL(form.action).pathname, form.elements.reply_to?.value);
  const textOf = (form) => form.querySelector("textarea");
  // Taken up again, words must not appear under a name they were not meant for.
  const nameless = (form) => form.elements.without_name;
  // Of one's own comment: which words these were to take the place of. Should it say others by now, the site asks.
  const before = (form) => form.elements.before;
  const say = (form, words) => {
    form.querySelector("[data-draft-status]").textContent = words;
  };

  // --- Saving: here at every key, on the site after a pause -----------------------------------------------------------
  let waiting = null;
  let onItsWay = new AbortController();

  const save = async (form) => {
    const body = textOf(form).value;
    let saved = read(keyFor(form)) ? "Saved on this device" : "Not saved: this browser keeps nothing";
    if (form.dataset.draftUrl) {
      // Asked to go on when the page is being left; browsers do that for a small request.
      onItsWay = new AbortController();
      const request = { method: "POST", body: new FormData(form), keepalive: body.length < 20000, signal: onItsWay.signal };
      const answer = await fetch(form.dataset.draftUrl, request).catch(() => null);
      if (answer?.status === 204) {
        saved = "Draft saved";
        if ((read(keyFor(form))?.body ?? "") === body) forget(keyFor(form));
      }
    }
    say(form, body.trim() ? saved : "");
  };

  const stopWaiting = () => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
  };

  const saveNow = () => {
    const form = waiting?.form;
    stopWaiting();
    if (form) save(form);
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest(FORM);
    if (!form || (event.target !== textOf(form) && event.target !== nameless(form))) return;
    const body = textOf(form).value;
    if (body.trim()) write(keyFor(form), { body, at: Date.now(), isNameless: nameless(form)?.checked, before: before(form)?.value });
    else forget(keyFor(form));
    if (waiting?.form !== form) saveNow();
    stopWaiting();
    waiting = { form, timer: setTimeout(saveNow, PAUSE) };
  });

  document.addEventListener("visibilitychange", () => document.hidden && saveNow());
  window.addEventListener("pagehide", saveNow);
  window.addEventListener("online", () => document.querySelectorAll(FORM).forEach((form) => read(keyFor(form)) && save(form)));

  // --- Taking up again ------------------------------------------------------------------------------------------------
  const keysBeside = (form) => {
    const { writer, missingParent: gone } = form.dataset;
    const place = new URL(form.action).pathname;
    return [writer && keyFor(form, ""), gone && keyOf(writer, place, gone), writer && gone && keyOf("", place, gone)].filter(Boolean);
  };

  const takeUp = (form) => {
    if (!("untouched" in form.dataset)) return;
    const text = textOf(form);
    // Written before signing in, or as an answer to what cannot be answered any more.
    const elsewhere = keysBeside(form).filter(read);
    const own = read(keyFor(form));
    const isNewer = own && own.at > Number(form.dataset.savedAt || 0) * 1000;
    let words = isNewer ? own.body : text.value;
    // Below what waited on the site, if anything did.
    for (const { body, isNameless } of elsewhere.map(read)) {
      if (!words.includes(body)) words = [words, body].filter(Boolean).join("\n\n");
      if (isNameless && nameless(form)) nameless(form).checked = true;
    }
    elsewhere.forEach(forget);
    if (isNewer && own.isNameless && nameless(form)) nameless(form).checked = true;
    if (isNewer && own.before && before(form)) before(form).value = own.before;
    if (words === text.value && !elsewhere.length) return;
    text.value = words;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    const note = form.querySelector("[data-draft-note]");
    note.querySelector("[data-note-text]").textContent = "Your draft from this device.";
    note.hidden = false;
  };

  document.addEventListener("htmx:afterSwap", (event) => event.target.querySelectorAll?.(FORM).forEach(takeUp));
  document.querySelectorAll(FORM).forEach(takeUp);

  // Too late: there is no form any more, and what was typed into it is shown to be copied.
  const left = document.querySelector("[data-unposted-draft]");
  const here = left ? keys().filter((key) => key.startsWith(keyOf(left.dataset.writer, left.dataset.form))) : [];
  const words = here.map((key) => read(key)?.body).filter((body) => body && body !== left.dataset.unpostedDraft);
  if (words.length) {
    left.querySelector("blockquote").textContent = words.join("\n\n");
    left.hidden = false;
  }

  // --- Done with ------------------------------------------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const button = event.target.closest(`${FORM} button`);
    if (button?.name === "cancel") saveNow();
    if (button?.name !== "discard") return;
    stopWaiting();
    onItsWay.abort(); // it must not arrive after this
    forget(keyFor(button.form));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(FORM) || !["", "as_it_is"].includes(event.submitter?.name ?? "")) return;
    stopWaiting();
    onItsWay.abort(); // it must not arrive after the comment
    const draft = read(keyFor(form));
    if (draft) write(keyFor(form), { ...draft, isSent: true });
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.requestConfig?.elt;
    if (form?.matches(FORM) && event.detail.xhr.status === 200) forget(keyFor(form));
  });

  // A form on a page of its own was sent, and what came is another page of ours: it arrived. Forgotten drafts go as well.
  const from = document.referrer && new URL(document.referrer).pathname;
  for (const key of keys()) {
    const draft = read(key);
    const arrived = draft?.isSent && key.includes(` ${from} `) && !document.querySelector(FORM) && !left;
    if (!draft || arrived || Date.now() - draft.at > KEPT) forget(key);
  }
})();
