// Sends "Helped me" without leaving the page; the answer is the new count.
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

  const show = (button, count) => {
    const pressed = button.value === "yes";
    button.value = pressed ? "no" : "yes";
    button.setAttribute("aria-pressed", pressed);
    button.querySelector("span").textContent = count || "";
    document.dispatchEvent(new CustomEvent("changed-in-place"));
    announce(pressed ? `Noted: this helped you. ${count} in all.` : `Taken back. ${count} in all.`);
  };

  const submitReaction = async (form, button) => {
    const body = new FormData(form);
    body.append(button.name, button.value);
    const response = await fetch(button.formAction, { method: "POST", body, headers: { Accept: "application/json" } });
    // Signed out meanwhile, in another tab: go to sign in, which leads back to this comment.
    if (response.redirected) return window.location.assign(response.url);
    const answer = await response.json().catch(() => ({}));
    if (response.ok) show(button, answer.count);
    else showError(button, answer.problem || REFUSED);
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
    try {
      await submitReaction(event.target, button);
    } catch {
      showError(button, NETWORK_ERROR);
    }
    button.ariaBusy = "false";
  });
})();
