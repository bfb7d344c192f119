// Sends "Helped me" without leaving the page: shown at once, and put right when the answer says otherwise. A stranger is
// asked to join, below the comment.
(() => {
  "use strict";

  const NETWORK_ERROR = "That did not reach us. Please try again in a moment.";
  const REFUSED = "That was not possible. Please reload the page and try again.";

  const announce = (words) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  };

  const showError = (button, words) => {
    const problem = document.createElement("span");
    problem.className = "reaction-problem";
    problem.setAttribute("role", "alert");
    button.after(problem);
    problem.textContent = words;
  };

  const show = (button, pressed, count) => {
    button.value = pressed ? "no" : "yes";
    button.setAttribute("aria-pressed", pressed);
    button.querySelector("span").textContent = count || "";
  };

  const submitReaction = async (form, button) => {
    const pressed = button.value === "yes";
    const before = Number(button.querySelector("span").textContent);
    const body = new FormData(form);
    body.append(button.name, button.value);
    show(button, pressed, before + (pressed ? 1 : -1));
    try {
      await send(button, body, pressed);
    } catch (problem) {
      show(button, !pressed, before);
      showError(button, problem.words || NETWORK_ERROR);
    }
  };

  const send = async (button, body, pressed) => {
    const response = await fetch(button.formAction, { method: "POST", body, headers: { Accept: "application/json" } });
    // Signed out meanwhile, in another tab: go to sign in, which leads back to this comment.
    if (response.redirected) return window.location.assign(response.url);
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw { words: answer.problem || REFUSED };
    show(button, pressed, answer.count);
    document.dispatchEvent(new CustomEvent("changed-in-place"));
    announce(pressed ? `Noted: this helped you. ${answer.count} in all.` : `Taken back. ${answer.count} in all.`);
  };

  // Ignore the second click of a double click: it would undo the first.
  document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("button.reaction")) event.preventDefault();
  });

  document.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (event.target.id !== "comment-actions" || !button?.matches("button.reaction")) return;
    event.preventDefault();
    if (button.ariaBusy === "true") return;
    if (button.nextElementSibling?.matches(".reaction-problem")) button.nextElementSibling.remove();
    button.ariaBusy = "true";
    await submitReaction(event.target, button);
    button.ariaBusy = "false";
  });

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.reaction");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.htmx) return;
    event.preventDefault();
    document.querySelector("[data-invitation]")?.remove();
    await window.htmx.ajax("GET", link.href, { target: link.closest(".actions"), swap: "afterend" });
    const panel = document.querySelector("[data-invitation]");
    if (panel) panel.focus();
    else window.location.assign(link.href);
  });
})();
