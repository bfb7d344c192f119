// Menus (<details data-menu>): closed by Escape, by a click elsewhere and when the focus moves on; the arrow keys go
// through what is in them. Without this script they open and close by their button.
(() => {
  "use strict";

  const open = () => document.querySelectorAll("details[data-menu][open]");
  const entriesOf = (menu) => [...menu.querySelectorAll(".menu-panel :is(a, button)")].filter((each) => each.checkVisibility?.() ?? true);
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };

  const close = (menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  };

  const go = (menu, key) => {
    menu.open = true;
    const entries = entriesOf(menu);
    const place = entries.indexOf(document.activeElement);
    const next = key === "Home" ? 0 : key === "End" ? entries.length - 1 : place < 0 && STEPS[key] < 0 ? -1 : place + STEPS[key];
    entries.at(next % entries.length)?.focus();
  };

  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details[data-menu]");
    if (!menu || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && menu.open) close(menu);
    else if (event.key in STEPS || (menu.open && ["Home", "End"].includes(event.key))) {
      event.preventDefault();
      go(menu, event.key);
    }
  });

  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest?.("details[data-menu]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });

  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
})();
