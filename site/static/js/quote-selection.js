// Some words of a comment are selected: a button beside "Reply" puts them into the answer, as a quote.
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

  // Pressing it with the mouse would let go of the selection first.
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
