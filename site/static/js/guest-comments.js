// Shows a guest's comments that are not public yet. This browser keeps a receipt for each, asks the server for its status
// and inserts it where it will appear. The page itself is the same for every stranger.
(() => {
  "use strict";

  const RECEIPTS = "juggle.receipts";
  const MAX_AGE = 30 * 24 * 60 * 60_000; // the same as in community/posting/guest_status.py
  const MAX_RECEIPTS = 30;

  // If storage is blocked or full, a comment is shown until the page is left.
  const readReceipts = () => {
    try {
      return JSON.parse(localStorage.getItem(RECEIPTS)) || [];
    } catch {
      return [];
    }
  };

  const saveReceipts = (receipts) => {
    try {
      localStorage.setItem(RECEIPTS, JSON.stringify(receipts.slice(-MAX_RECEIPTS)));
    } catch {
      // The guest can still open the address of the receipt.
    }
  };

  const receiptsWithout = (address) =>
    readReceipts().filter((receipt) => receipt.address !== address && Date.now() - receipt.at < MAX_AGE);

  const collectReceipts = () => {
    for (const { dataset } of document.querySelectorAll("[data-receipt]")) {
      saveReceipts([...receiptsWithout(dataset.receipt), { address: dataset.receipt, in: dataset.conversationOf, at: Date.now() }]);
    }
  };

  // --- Inserting ---

  const conversation = document.querySelector(".conversation");

  const showHideButtons = () => {
    for (const button of conversation.querySelectorAll("li[data-receipt] [data-hide-comment]")) button.hidden = false;
  };

  const insert = (item) => {
    const comment = item.querySelector(".comment");
    // If it was published before and has replies, there is a placeholder with the same id: replace it.
    const placeholder = document.getElementById(comment.id);
    const home = document.getElementById(item.dataset.under)?.closest("li") || conversation;
    if (placeholder) placeholder.replaceWith(comment);
    else document.dispatchEvent(new CustomEvent("comment-arrived", { detail: { item, home } }));
    // Keep the scroll position; most browsers do that by themselves.
    const isAbove = comment.getBoundingClientRect().bottom < 0;
    if (isAbove && !placeholder && !CSS.supports("overflow-anchor", "auto")) window.scrollBy(0, item.offsetHeight);
  };

  const show = async ({ address }) => {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.status === 204) {
      saveReceipts(receiptsWithout(address));
      document.dispatchEvent(new CustomEvent("is-outdated"));
    }
    if (answer?.status !== 200) return false;
    const piece = document.createElement("template");
    piece.innerHTML = await answer.text();
    insert(piece.content.querySelector("li"));
    return true;
  };

  const showAll = async () => {
    const here = readReceipts().filter((receipt) => receipt.in === conversation.dataset.conversation);
    let count = 0;
    for (const receipt of here) count += await show(receipt);
    if (!count) return;
    showHideButtons();
    document.getElementById("announcer").textContent =
      count === 1 ? "A comment of yours waits in this conversation." : `${count} comments of yours wait in this conversation.`;
  };

  collectReceipts();
  if (!conversation) return;
  showAll();

  document.addEventListener("htmx:afterSwap", () => {
    collectReceipts();
    showHideButtons();
  });

  document.addEventListener("click", (event) => {
    const item = event.target.closest("[data-hide-comment]")?.closest("li");
    if (!item) return;
    saveReceipts(receiptsWithout(item.dataset.receipt));
    item.remove();
    (conversation.querySelector("a[data-write]") || conversation.querySelector(".conversation-head :is(a, button, summary)")).focus();
  });
})();
