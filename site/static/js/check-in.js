// Makes answering a check-in smoother: one theme at a time, saved while one answers. A member's answers are sent to the
// server, one at a time; a stranger's stay in this browser, until they join and take them along, or delete them.
(() => {
  "use strict";

  if (window.checkInIsReady) return; // an article may have two check-ins, and so this script twice
  window.checkInIsReady = true;

  const ROUNDS = "check-in rounds";
  const storage = (act) => {
    try {
      return act(window.localStorage);
    } catch {
      return null; // blocked or full: nothing is kept here
    }
  };
  const read = (key) => storage((store) => JSON.parse(store.getItem(key)));
  const write = (key, value) => storage((store) => (store.setItem(key, JSON.stringify(value)), true));
  const remove = (key) => storage((store) => store.removeItem(key));

  const isMember = (form) => "member" in form.dataset || Boolean(document.querySelector(".member-menu"));
  const draftKey = (form) => `check-in draft ${form.dataset.checkIn}`;
  const rounds = (checkIn) => {
    const all = read(ROUNDS);
    return (Array.isArray(all) ? all : []).filter((round) => round && round.answers && (!checkIn || String(round.check_in) === checkIn));
  };
  const answersOf = (form) => {
    const sent = [...new FormData(form)].filter(([name]) => !["version", "counts", "later"].includes(name));
    return Object.fromEntries(sent.filter(([, value]) => value && value !== "-"));
  };
  const say = (form, words) => {
    form.querySelector("[data-status]").textContent = words;
  };
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  // --- One theme at a time -------------------------------------------------------------------------------------------
  const inSteps = (form) => {
    const themes = [...form.querySelectorAll("[data-theme]")];
    const progress = form.querySelector("[data-progress]");
    const back = form.querySelector("[data-back]");
    const next = form.querySelector("[data-next]");
    const done = form.querySelector("[data-done]");
    const counts = form.querySelector(".counts");
    if (themes.length < 2) return;
    let place = 0;
    const show = (to, moves = true) => {
      place = to;
      themes.forEach((theme, index) => (theme.hidden = index !== place));
      const isLast = place === themes.length - 1;
      back.hidden = place === 0;
      next.hidden = isLast;
      done.hidden = !isLast;
      if (counts) counts.hidden = !isLast;
      progress.querySelector("progress").value = (place + 1) / themes.length;
      progress.querySelector("[data-progress-words]").textContent = `${place + 1} of ${themes.length}`;
      if (moves) themes[place].querySelector("h2, h3, h4").focus();
    };
    progress.hidden = false;
    back.addEventListener("click", () => show(place - 1));
    next.addEventListener("click", () => show(place + 1));
    form.querySelector("[data-all]").addEventListener("click", () => {
      themes.forEach((theme) => (theme.hidden = false));
      [progress, back, next].forEach((part) => (part.hidden = true));
      done.hidden = false;
      if (counts) counts.hidden = false;
      themes[place].querySelector("h2, h3, h4").focus();
    });
    show(0, false);
  };

  // --- Saved while one answers ---------------------------------------------------------------------------------------
  const fill = (form, answers) => {
    for (const [name, value] of Object.entries(answers || {})) {
      const field = form.elements[name];
      if (!field) continue;
      if (field instanceof RadioNodeList) field.value ||= String(value);
      else field.value ||= String(value);
    }
  };

  const save = async (form, name) => {
    if (!isMember(form)) {
      say(form, write(draftKey(form), answersOf(form)) ? "Kept in this browser" : "");
      return;
    }
    const value = new FormData(form).get(name) || "-";
    const body = new URLSearchParams({ version: form.dataset.version, [name]: value });
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, keepalive: true }).catch(() => null);
    say(form, answer?.status === 204 ? "Saved" : "Not saved yet: it’s sent when you’re done");
  };

  let waiting = null;
  const saveAtOnce = () => {
    if (!waiting) return;
    clearTimeout(waiting.timer);
    const { form, name } = waiting;
    waiting = null;
    save(form, name);
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-check-in]");
    const { name, type } = event.target;
    if (!form || !name || name === "counts") return;
    if (waiting && waiting.name !== name) saveAtOnce();
    if (waiting) clearTimeout(waiting.timer);
    waiting = { form, name, timer: setTimeout(saveAtOnce, type === "radio" ? 0 : 1200) };
  });
  window.addEventListener("pagehide", saveAtOnce);

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-check-in]");
    if (!form) return;
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
    if (isMember(form)) return;
    const answers = answersOf(form);
    const earlier = rounds(form.dataset.checkIn).at(-1);
    if (earlier) addHidden(form, "before", JSON.stringify(earlier.answers));
    if (!Object.keys(answers).length) return;
    const round = { key: newKey(), check_in: Number(form.dataset.checkIn), version: Number(form.dataset.version), on: today(), answers };
    if (write(ROUNDS, [...rounds(), round])) remove(draftKey(form));
  });

  const addHidden = (form, name, value) => {
    form.querySelector(`input[type="hidden"][name="${name}"]`)?.remove();
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  };

  const prepare = async (form) => {
    inSteps(form);
    if (!isMember(form)) return fill(form, read(draftKey(form)));
    if ("member" in form.dataset) return; // the server has filled it in
    const answer = await fetch(form.dataset.kept).catch(() => null);
    if (answer?.status === 200) fill(form, await answer.json());
  };
  document.querySelectorAll("form[data-check-in]").forEach((form) => {
    const closed = form.closest("details:not([open])");
    if (closed) closed.addEventListener("toggle", () => prepare(form), { once: true });
    else prepare(form);
  });

  // --- What this browser has kept ------------------------------------------------------------------------------------
  const here = document.querySelector("[data-browser-rounds]");
  const found = here ? rounds(here.dataset.browserRounds) : [];
  if (found.length) {
    const days = [...new Set(found.map((round) => round.on))].map((day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }));
    here.querySelector("[data-browser-days]").textContent = `From ${days.slice(-3).join(", ")}.`;
    here.hidden = false;
    const keys = new Set(found.map((round) => round.key));
    const forget = (gone) => write(ROUNDS, rounds().filter((round) => !gone.has(round.key)));
    here.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      const status = here.querySelector("[data-browser-status]");
      if (!button) return;
      if ("forget" in button.dataset) {
        forget(keys);
        found.forEach((round) => remove(`check-in draft ${round.check_in}`));
        here.hidden = true;
      } else if ("takeAlong" in button.dataset) {
        button.disabled = true;
        const body = new URLSearchParams({ rounds: JSON.stringify(found) });
        const answer = await fetch(here.dataset.keep, { method: "POST", body }).catch(() => null);
        if (answer?.status === 200) {
          const { kept } = await answer.json();
          forget(new Set(kept));
          location.reload();
        } else {
          button.disabled = false;
          status.textContent = "That didn’t work, and nothing is lost: the answers are still in this browser. Try again.";
        }
      } else {
        const last = found.at(-1);
        const form = document.createElement("form");
        Object.assign(form, { method: "post", action: `/check-ins/${last.check_in}/answers/` });
        addHidden(form, "version", last.version);
        if (found.length > 1) addHidden(form, "before", JSON.stringify(found.at(-2).answers));
        Object.entries(last.answers).forEach(([name, value]) => addHidden(form, name, value));
        document.body.append(form);
        form.submit();
      }
    });
  }

  // --- On a result ---------------------------------------------------------------------------------------------------
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  const keptHere = document.querySelector("[data-kept-here]");
  if (keptHere && rounds().length) {
    keptHere.hidden = false;
    document.querySelector("[data-not-kept]").hidden = true;
  }
})();
