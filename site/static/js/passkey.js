// Passkeys: offer them where the browser knows them, and say it kindly when one was not used.
(() => {
  "use strict";

  const supported = Boolean(window.PublicKeyCredential);

  for (const button of document.querySelectorAll("[data-needs-passkeys]")) button.hidden = !supported;
  for (const words of document.querySelectorAll("[data-without-passkeys]")) words.hidden = supported;

  const sayBeside = (button, words) => {
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
    if (button) sayBeside(button, "No passkey was used: it was cancelled, or this device has none for us. Please try again, or take another way.");
  });
})();
