// Ctrl+Enter, or ⌘+Enter, in a field sends what one is writing. It presses the button: htmx would otherwise send along
// the name of the one pressed before, and "preview" is not "post".
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea, input")) return;
  event.preventDefault();
  event.target.closest("form[data-reply-form], form[data-submit-by-keyboard]")?.querySelector("button.primary").click();
});
