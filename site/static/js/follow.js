// Follows, or no longer, without leaving the page: the button says so at once, and is put right when the answer says
// otherwise. Without this the form is sent as any other.
(() => {
  "use strict";

  const NETWORK_ERROR = "That did not reach us. Please try again in a moment.";

  const announce = (words) => {
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words;
  };

  const show = (button, { value, words }) => {
    button.value = value;
    button.textContent = words;
  };

  const opposite = ({ value, words }) =>
    value === "yes"
      ? { value: "no", words: words.replace(/^Follow/, "Unfollow") }
      : { value: "yes", words: words.replace(/^Unfollow/, "Follow") };

  // As htmx asks, so that the answer is the form alone.
  const send = async (form, value) => {
    const body = new FormData(form);
    body.append("follow", value);
    const response = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    const signIn = response.headers.get("HX-Redirect");
    if (signIn) return window.location.assign(signIn);
    if (!response.ok) throw new Error(response.status);
    const answer = new DOMParser().parseFromString(await response.text(), "text/html");
    announce(answer.getElementById("announcer")?.textContent || "");
    return answer.querySelector("form.follow button");
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form.follow")) return;
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    form.nextElementSibling?.matches(".follow-problem") && form.nextElementSibling.remove();
    const button = form.querySelector("button");
    const before = { value: button.value, words: button.textContent };
    show(button, opposite(before));
    try {
      const now = await send(form, before.value);
      if (now) show(button, { value: now.value, words: now.textContent });
    } catch {
      show(button, before);
      const problem = document.createElement("span");
      problem.className = "follow-problem hint";
      problem.setAttribute("role", "alert");
      form.after(problem);
      problem.textContent = NETWORK_ERROR;
    }
    form.ariaBusy = "false";
  });
})();
