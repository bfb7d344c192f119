// Loads the player of another site when a reader presses Play. Before that, nothing is requested from that site.
for (const card of document.querySelectorAll("[data-player]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "Play it here";
  button.setAttribute("aria-label", `Play here: ${card.dataset.title}`);
  card.append(button);

  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = card.dataset.player;
    frame.title = card.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    // Some players work only if they learn which site embeds them.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    card.replaceChildren(frame);
    card.classList.add("is-playing");
    frame.focus();
  });
}
