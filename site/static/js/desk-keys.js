// One key for each act at the moderators' desk. They can be turned off in the dialog that "?" opens, for people who speak to
// their computer, and are not heard while somebody types.
(() => {
  "use strict";

  const desk = document.querySelector(".desk");
  if (!desk) return;

  const OFF = "desk-keys-off";
  const dialog = desk.querySelector("[data-keys]");
  const switched = dialog.querySelector("[data-keys-on]");
  const isOn = () => localStorage.getItem(OFF) === null;

  const openAndFocus = (details, field) => {
    if (!details) return;
    details.open = true;
    details.querySelector(field).focus();
  };
  // What is selected in the text is what shall be taken out.
  function takeOut(details) {
    const selected = getSelection().toString().trim();
    openAndFocus(details, "[name=detail]");
    if (details && selected) details.querySelector("[name=detail]").value = selected;
  }
  const step = (by) => desk.dispatchEvent(new CustomEvent("desk:step", { detail: by }));

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    l: () => step(1),
    r: () => openAndFocus(desk.querySelector(".case [data-reasons]"), "[name=reason]"),
    e: () => openAndFocus(desk.querySelector(".case [data-escalate]"), "[name=note]"),
    d: () => takeOut(desk.querySelector(".case [data-detail]")),
    n: () => openAndFocus(desk.querySelector(".case [data-note]"), "[name=text]"),
    f: () => openAndFocus(desk.querySelector(".desk-filters"), "select"),
    u: () => desk.querySelector(".toast button")?.click(),
    z: () => desk.classList.toggle("is-case-only"),
    x: () => desk.querySelector("[data-row]:has(a[aria-current]) [name=case]")?.click(),
    Escape: () => desk.querySelectorAll(".case-acts details[open]").forEach((details) => (details.open = false)),
    "?": () => dialog.showModal(),
  };

  // 1 to 6 while the reasons are open; the last one asks for words.
  function chooseReason(number) {
    const open = desk.querySelector(".case [data-reasons][open]");
    const reason = open?.querySelectorAll("[name=reason]")[number - 1];
    if (!reason) return false;
    reason.checked = true;
    if (reason.value === "other") open.querySelector("[name=note]").focus();
    else open.querySelector("button").click();
    return true;
  }

  const isTyping = (element) => element.matches("select, textarea, input:not([type=radio], [type=checkbox])");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || !isOn()) return;
    if (isTyping(event.target)) return;
    const button = desk.querySelector(`.case [data-key="${CSS.escape(event.key)}"]`);
    if (/^[1-9]$/.test(event.key) && chooseReason(Number(event.key))) event.preventDefault();
    else if (button) {
      event.preventDefault();
      button.click();
    } else if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  const opener = desk.querySelector("[data-opens-keys]");
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  switched.checked = isOn();
  switched.addEventListener("change", () => {
    if (switched.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
})();
