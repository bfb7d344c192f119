// The moderators' desk without loading a page for each case: the next case opens while the act is on its way, and what the
// server refuses comes back with its reason. Without this script every button is a form of its own.
(() => {
  "use strict";

  const desk = document.querySelector(".desk");
  if (!desk) return;

  // Milliseconds.
  const UNDO_STANDS = 10000;
  // Who only passes by does not claim a case.
  const CLAIM_AFTER = 1500;
  // With fewer rows than this the next ones are fetched.
  const FEW = 8;
  const WIDE = matchMedia("(min-width: 62rem)");

  const place = desk.querySelector("[data-case-place]");
  const bar = desk.querySelector("[data-bar]");
  const list = desk.querySelector("[data-list]");
  const fetched = new Map();
  let claiming, standing, nextPage = desk.querySelector(".desk-pages a[href*='after=']")?.href;

  const rows = () => [...desk.querySelectorAll("[data-row]:not([hidden])")];
  const rowOf = (key) => desk.querySelector(`[data-row="${key}"]`);
  const openKey = () => place.querySelector("[data-case]")?.dataset.case;
  const addressOf = (row) => row.querySelector("a").href;
  const token = () => desk.querySelector("[name=csrfmiddlewaretoken]").value;

  function post(url, data) {
    data.set("csrfmiddlewaretoken", token());
    return fetch(url, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
  }

  function fetchCase(row) {
    const url = new URL(addressOf(row));
    url.searchParams.set("part", "case");
    if (!fetched.has(row.dataset.row)) {
      const found = fetch(url).then((answer) => (answer.ok || answer.status === 404 ? answer.text() : Promise.reject(answer)));
      found.catch(() => fetched.delete(row.dataset.row));
      fetched.set(row.dataset.row, found);
    }
    return fetched.get(row.dataset.row);
  }

  async function open(row, { focus = true } = {}) {
    desk.querySelectorAll("[data-row] a[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
    row.querySelector("a").setAttribute("aria-current", "page");
    row.scrollIntoView({ block: "nearest" });
    let html;
    try {
      html = await fetchCase(row);
    } catch {
      location.assign(addressOf(row));
      return;
    }
    if (!row.querySelector("a[aria-current]")) return; // somebody pressed j meanwhile
    place.innerHTML = html;
    fetched.delete(row.dataset.row);
    history.replaceState(null, "", addressOf(row));
    if (focus) place.querySelector(".case").focus();
    const next = neighbour(row, 1);
    if (next) fetchCase(next);
    clearTimeout(claiming);
    claiming = setTimeout(() => post(desk.dataset.claim.replace("/0/", `/${row.dataset.row}/`), new FormData()), CLAIM_AFTER);
    refill();
  }

  // The row that many places on; at the end the one before.
  function neighbour(row, by) {
    const all = rows();
    const at = all.indexOf(row);
    return all[at + by] ?? (by > 0 ? all.findLast((other) => other !== row && !other.matches(".is-leaving")) : undefined);
  }

  function step(by) {
    const row = rowOf(openKey());
    const to = row ? rows()[rows().indexOf(row) + by] : rows()[0];
    if (to) open(to);
  }

  function hide(row, isHidden) {
    row.hidden = isHidden;
    row.classList.remove("is-leaving");
    const box = row.querySelector("[name=case]");
    if (box) box.checked = false;
    for (const heading of list.querySelectorAll(".group")) {
      heading.hidden = !heading.nextElementSibling.querySelector("[data-row]:not([hidden])");
    }
    showChosen();
  }

  function say(words, decisions = []) {
    clearTimeout(standing);
    const toast = desk.querySelector("[data-toast]").content.cloneNode(true);
    toast.querySelector("span").textContent = words;
    const form = toast.querySelector("form");
    for (const key of decisions) {
      const input = Object.assign(document.createElement("input"), { type: "hidden", name: "decision", value: key });
      form.prepend(input);
    }
    if (!decisions.length) toast.querySelector("button").remove();
    bar.replaceChildren(toast);
    standing = setTimeout(() => bar.contains(document.activeElement) || bar.replaceChildren(), UNDO_STANDS);
  }

  function showCounts(counts = {}) {
    for (const [name, count] of Object.entries(counts)) {
      const shown = desk.querySelector(`[data-count="${name}"]`);
      if (shown) shown.textContent = count;
    }
  }

  async function act(form, data) {
    const keys = data.getAll("case").map((value) => value.split(".")[0]);
    const chosen = keys.map(rowOf).filter(Boolean);
    chosen.forEach((row) => row.classList.add("is-leaving"));
    const isOpen = keys.includes(openKey());
    if (isOpen || !openKey()) goOn(chosen);
    let answer = {};
    try {
      const response = await post(form.action, data);
      answer = await response.json();
    } catch {
      answer = { done: [], refused: Object.fromEntries(keys.map((key) => [key, "That did not reach the site. Please try again."])) };
    }
    for (const key of answer.done) if (rowOf(key)) hide(rowOf(key), true);
    chosen.filter((row) => !row.hidden).forEach((row) => row.classList.remove("is-leaving"));
    showCounts(answer.counts);
    const refused = [...new Set(Object.values(answer.refused))];
    say([answer.done.length ? answer.message : "", ...refused].join(" ") || answer.message, answer.decisions);
    for (const key of Object.keys(answer.refused)) fetched.delete(key);
    if (!rows().length && !nextPage) location.assign(list.querySelector("[name=next]").value);
  }

  function goOn(leaving) {
    const all = rows();
    const after = all.slice(all.indexOf(leaving.at(-1)) + 1).find((row) => !row.matches(".is-leaving"));
    const next = after ?? all.findLast((row) => !row.matches(".is-leaving"));
    if (next) open(next);
    else place.replaceChildren();
  }

  async function undo(form) {
    const data = new FormData(form);
    bar.replaceChildren();
    const answer = await post(form.action, data).then((response) => response.json());
    for (const key of answer.done) {
      fetched.delete(String(key));
      if (rowOf(key)) hide(rowOf(key), false);
    }
    showCounts(answer.counts);
    say([answer.message, ...Object.values(answer.refused)].filter(Boolean).join(" "));
    const row = rowOf(answer.done[0]);
    if (row) open(row);
    else if (answer.done.length) location.reload();
  }

  async function refill() {
    if (!nextPage || rows().length >= FEW) return;
    const url = nextPage;
    nextPage = undefined;
    const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
    const more = page.querySelectorAll("[data-list] > :is(.group, .list)");
    if (desk.querySelector("[data-bulk]")) desk.querySelector("[data-bulk]").before(...more);
    else list.append(...more);
    desk.querySelector(".desk-pages")?.remove();
    nextPage = page.querySelector(".desk-pages a[href*='after=']")?.href;
  }

  function showChosen() {
    // A lane whose cases are decided one by one has neither boxes nor acts.
    if (!desk.querySelector("[data-bulk]")) return;
    const chosen = list.querySelectorAll("[name=case]:checked").length;
    desk.querySelector("[data-bulk]").classList.toggle("is-empty", !chosen);
    desk.querySelector("[data-chosen]").textContent = `${chosen} chosen:`;
  }

  desk.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-acts], [data-list]")) {
      event.preventDefault();
      act(form, new FormData(form, event.submitter));
    } else if (form.matches(".toast")) {
      event.preventDefault();
      undo(form);
    }
  });
  desk.addEventListener("click", (event) => {
    const link = event.target.closest("[data-row] a, [data-skip]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !WIDE.matches) return;
    event.preventDefault();
    if (link.matches("[data-skip]")) step(1);
    else open(link.closest("[data-row]"));
  });
  desk.addEventListener("desk:step", (event) => step(event.detail));
  desk.addEventListener("change", (event) => {
    const all = event.target.closest("[data-choose-all]");
    if (all) rows().forEach((row) => (row.querySelector("[name=case]").checked = all.checked && !row.querySelector("[name=case]").disabled));
    if (list) showChosen();
  });

  if (list) {
    if (desk.querySelector("[data-choose-all]")) desk.querySelector("[data-choose-all]").hidden = false;
    showChosen();
    if (WIDE.matches && !openKey() && rows().length) open(rows()[0], { focus: false });
  }
  if (bar.firstElementChild) standing = setTimeout(() => bar.replaceChildren(), UNDO_STANDS);
})();
