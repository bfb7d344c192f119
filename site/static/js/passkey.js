// Shows passkey buttons only where the browser supports passkeys, and explains when none was used.
(() => {
  "use strict";

  const supported = Boolean(window.PublicKeyCredential);

  for (const button of document.querySelectorAll("[data-needs-passkeys]")) {
    button.classList.remove("is-awaited");
    button.hidden = !supported;
  }
  for (const words of document.querySelectorAll("[data-without-passkeys]")) words.hidden = supported;

  const showErrorBeside = (button, words) => {
    let message = document.getElementById("passkey-problem");
    if (!message) {
      message = document.createElement("p");
      message.id = "passkey-problem";
      message.className = "message error";
      message.setAttribute("role", "alert");
      button.closest(".buttons").before(message);
    }
    message.textContent = words;
  };

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const button = document.querySelector("[data-needs-passkeys]");
    if (button) showErrorBeside(button, "No passkey was used: it was cancelled, or this device has none for us. Please try again, or take another way.");
  });
})();
