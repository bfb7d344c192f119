// A guest's comments that nobody else sees yet: this browser keeps a receipt for each, asks what has become of it, and shows
// it in its place. The page itself is the same for every stranger.
(() => {
  "use strict";

  const RECEIPTS = "juggle.receipts";
  const KEPT_FOR = 30 * 24 * 60 * 60_000; // as the site does: community/posting/guest_status.py
  const MOST = 30;

  // Storage can be forbidden or full: then a comment is shown until the page is left.
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(RECEIPTS)) || [];
    } catch {
      return [];
    }
  };

  const keep = (receipts) => {
    try {
      localStorage.setItem(RECEIPTS, JSON.stringify(receipts.slice(-MOST)));
    } catch {
      // The page with the receipt's address shows it as well.
    }
  };

  const without = (address) =>
    kept().filter((receipt) => receipt.address !== address && Date.now() - receipt.at < KEPT_FOR);

  const takeReceipts = () => {
    for (const { dataset } of document.querySelectorAll("[data-receipt]")) {
      keep([...without(dataset.receipt), { address: dataset.receipt, in: dataset.conversationOf, at: Date.now() }]);
    }
  };

  // --- In its place ---

  const conversation = document.querySelector(".conversation");

  const offerToHide = () => {
    for (const button of conversation.querySelectorAll("li[data-receipt] [data-hide-comment]")) button.hidden = false;
  };

  const put = (item) => {
    const comment = item.querySelector(".comment");
    // Published once, answered, and taken back to be looked at: a line stands there, with the answers below it.
    const line = document.getElementById(comment.id);
    const home = document.getElementById(item.dataset.under)?.closest("li") || conversation;
    if (line) line.replaceWith(comment);
    else document.dispatchEvent(new CustomEvent("comment-arrived", { detail: { item, home } }));
    // Most browsers keep what is being read in its place by themselves.
    const isAbove = comment.getBoundingClientRect().bottom < 0;
    if (isAbove && !line && !CSS.supports("overflow-anchor", "auto")) window.scrollBy(0, item.offsetHeight);
  };

  const show = async ({ address }) => {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.status === 204) {
      keep(without(address));
      document.dispatchEvent(new CustomEvent("is-outdated"));
    }
    if (answer?.status !== 200) return false;
    const piece = document.createElement("template");
    piece.innerHTML = await answer.text();
    put(piece.content.querySelector("li"));
    return true;
  };

  const showAll = async () => {
    const here = kept().filter((receipt) => receipt.in === conversation.dataset.conversation);
    let count = 0;
    for (const receipt of here) count += await show(receipt);
    if (!count) return;
    offerToHide();
    document.getElementById("announcer").textContent =
      count === 1 ? "A comment of yours waits in this conversation." : `${count} comments of yours wait in this conversation.`;
  };

  takeReceipts();
  if (!conversation) return;
  showAll();

  document.addEventListener("htmx:afterSwap", () => {
    takeReceipts();
    offerToHide();
  });

  document.addEventListener("click", (event) => {
    const item = event.target.closest("[data-hide-comment]")?.closest("li");
    if (!item) return;
    keep(without(item.dataset.receipt));
    item.remove();
    conversation.querySelector("a[data-write], .conversation-tools a").focus();
  });
})();
