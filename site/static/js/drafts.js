// Keeps what somebody is writing through a reload, a closed tab, signing in and a lost connection. A guest's text stays
// in this browser; a member's is sent to the server and kept here until it arrived. One draft per writer and form.
(() => {
  "use strict";

  const PAUSE = 1500;
  const MAX_AGE = 30 * 24 * 3600 * 1000;
  const FORM = "form[data-writer]";

  // If storage is blocked or full, nothing is kept here.
  const storage = (act) => {
    try {
      return act(window.localStorage);
    } catch {
      return null;
    }
  };
  const read = (key) => storage((store) => JSON.parse(store.getItem(key)));
  const write = (key, draft) => storage((store) => store.setItem(key, JSON.stringify(draft)));
  const remove = (key) => storage((store) => store.removeItem(key));
  const keys = () => storage((store) => Object.keys(store).filter((key) => key.startsWith("draft "))) || [];

  const keyOf = (writer, place, replyTo = "") => `draft ${writer} ${place} ${replyTo}`;
  const keyFor = (form, writer = form.dataset.writer) =>
    keyOf(writer, new URL(form.action).pathname, form.elements.reply_to?.value);
  const textOf = (form) => form.querySelector("textarea");
  // Restored with the text, so that it is not posted under a name that was not meant. (`isNameless` in drafts that are
  // in people's browsers.)
  const anonymousField = (form) => form.elements.without_name;
  const languageField = (form) => form.elements.language;
  // Of a discussion that is to be started.
  const titleField = (form) => form.elements.title;
  const restoreChoices = (form, draft) => {
    if (draft.isNameless && anonymousField(form)) anonymousField(form).checked = true;
    if (draft.title && titleField(form)) titleField(form).value ||= draft.title;
    if (draft.language && languageField(form)) {
      languageField(form).value = draft.language;
      languageField(form).closest("details").open = true;
    }
  };
  // When editing a comment: the text it had. If it has changed meanwhile, the server asks which to keep.
  const before = (form) => form.elements.before;
  const setStatus = (form, words) => {
    form.querySelector("[data-draft-status]").textContent = words;
  };

  // --- Saving: in this browser at every key, on the server after a pause ---------------------------------------------
  let waiting = null;
  let pendingSave = new AbortController();

  const save = async (form) => {
    const body = textOf(form).value;
    let saved = read(keyFor(form)) ? "Saved on this device" : "Not saved: this browser keeps nothing";
    if (form.dataset.draftUrl) {
      // `keepalive` lets the request finish when the page is left; browsers limit its size.
      pendingSave = new AbortController();
      const request = { method: "POST", body: new FormData(form), keepalive: body.length < 20000, signal: pendingSave.signal };
      const answer = await fetch(form.dataset.draftUrl, request).catch(() => null);
      if (answer?.status === 204) {
        saved = "Draft saved";
        if ((read(keyFor(form))?.body ?? "") === body) remove(keyFor(form));
      }
    }
    setStatus(form, body.trim() ? saved : "");
  };

  const cancelTimer = () => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
  };

  const saveAtOnce = () => {
    const form = waiting?.form;
    cancelTimer();
    if (form) save(form);
  };

  document.addEventListener("input", (event) => {
    const form = event.target.closest(FORM);
    if (!form || ![textOf(form), anonymousField(form), languageField(form), titleField(form)].includes(event.target)) return;
    const body = textOf(form).value;
    const title = titleField(form)?.value;
    if (body.trim() || title?.trim()) write(keyFor(form), { body, title, at: Date.now(), isNameless: anonymousField(form)?.checked, language: languageField(form)?.value, before: before(form)?.value });
    else remove(keyFor(form));
    if (waiting?.form !== form) saveAtOnce();
    cancelTimer();
    waiting = { form, timer: setTimeout(saveAtOnce, PAUSE) };
  });

  document.addEventListener("visibilitychange", () => document.hidden && saveAtOnce());
  window.addEventListener("pagehide", saveAtOnce);
  window.addEventListener("online", () => document.querySelectorAll(FORM).forEach((form) => read(keyFor(form)) && save(form)));

  // --- Restoring -----------------------------------------------------------------------------------------------------
  const relatedKeys = (form) => {
    const { writer, missingParent } = form.dataset;
    const place = new URL(form.action).pathname;
    return [writer && keyFor(form, ""), missingParent && keyOf(writer, place, missingParent), writer && missingParent && keyOf("", place, missingParent)].filter(Boolean);
  };

  const restore = (form) => {
    if (!("untouched" in form.dataset)) return;
    const text = textOf(form);
    // Drafts from before signing in, and drafts of replies to a comment that is gone.
    const elsewhere = relatedKeys(form).filter(read);
    const own = read(keyFor(form));
    const isNewer = own && own.at > Number(form.dataset.savedAt || 0) * 1000;
    let words = isNewer ? own.body : text.value;
    // Appended to the draft of the server, if there is one.
    for (const draft of elsewhere.map(read)) {
      if (!words.includes(draft.body)) words = [words, draft.body].filter(Boolean).join("\n\n");
      restoreChoices(form, draft);
    }
    elsewhere.forEach(remove);
    if (isNewer) restoreChoices(form, own);
    if (isNewer && own.before && before(form)) before(form).value = own.before;
    if (words === text.value && !elsewhere.length) return;
    text.value = words;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    const note = form.querySelector("[data-draft-note]");
    note.querySelector("[data-note-text]").textContent = "Your draft from this device.";
    note.hidden = false;
  };

  document.addEventListener("htmx:afterSwap", (event) => event.target.querySelectorAll?.(FORM).forEach(restore));
  document.querySelectorAll(FORM).forEach(restore);

  // Too late to edit: there is no form any more, and the unsaved text is shown for copying.
  const left = document.querySelector("[data-unposted-draft]");
  const here = left ? keys().filter((key) => key.startsWith(keyOf(left.dataset.writer, left.dataset.form))) : [];
  const words = here.map((key) => read(key)?.body).filter((body) => body && body !== left.dataset.unpostedDraft);
  if (words.length) {
    left.querySelector("blockquote").textContent = words.join("\n\n");
    left.hidden = false;
  }

  // --- Deleting ------------------------------------------------------------------------------------------------------
  document.addEventListener("click", (event) => {
    const button = event.target.closest(`${FORM} button`);
    if (button?.name === "cancel") saveAtOnce();
    if (button?.name !== "discard") return;
    cancelTimer();
    pendingSave.abort(); // or it would be saved again after this
    remove(keyFor(button.form));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(FORM) || !["", "as_it_is"].includes(event.submitter?.name ?? "")) return;
    cancelTimer();
    pendingSave.abort(); // or it would be saved again after the comment
    const draft = read(keyFor(form));
    if (draft) write(keyFor(form), { ...draft, isSent: true });
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.requestConfig?.elt;
    if (form?.matches(FORM) && event.detail.xhr.status === 200) remove(keyFor(form));
  });

  // If the form was sent from a page of its own and another page of the site came, the text arrived. Old drafts go, too.
  const from = document.referrer && new URL(document.referrer).pathname;
  for (const key of keys()) {
    const draft = read(key);
    const arrived = draft?.isSent && key.includes(` ${from} `) && !document.querySelector(FORM) && !left;
    if (!draft || arrived || Date.now() - draft.at > MAX_AGE) remove(key);
  }
})();
