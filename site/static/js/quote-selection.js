// When text of a comment is selected, shows a button beside "Reply" that quotes it in the reply.
(() => {
  "use strict";

  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Quote";
  button.dataset.quoteSelection = "";
  let words = "";

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const body = selection.anchorNode?.parentElement?.closest(".comment .body");
    const link = body?.closest(".comment").querySelector("a[data-reply]");
    if (link && !selection.isCollapsed && body.contains(selection.focusNode)) {
      words = selection.toString().trim();
      if (words && link.nextSibling !== button) link.after(button);
    } else if (document.activeElement !== button) {
      button.remove();
    }
  });

  // Without this, pressing the button with the mouse would clear the selection first.
  button.addEventListener("mousedown", (event) => event.preventDefault());

  const quoteInto = (textarea) => {
    const before = textarea.value.trim() ? `${textarea.value.trimEnd()}\n\n` : "";
    const quote = words.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
    textarea.value = `${before}${quote}\n\n`;
    textarea.setSelectionRange(textarea.value.length, textarea.value.length);
    textarea.focus();
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
    words = "";
  };

  button.addEventListener("click", () => {
    const link = button.previousElementSibling;
    const item = link.closest("li");
    const open = item.querySelector(":scope > .reply-place textarea");
    button.remove();
    document.getSelection().removeAllRanges();
    if (open) {
      quoteInto(open);
      return;
    }
    link.click();
    item.addEventListener("htmx:afterSettle", () => quoteInto(item.querySelector(":scope > .reply-place textarea")), { once: true });
  });
})();
