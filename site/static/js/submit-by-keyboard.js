// Ctrl+Enter or ⌘+Enter submits the form by clicking its primary button. Submitting the form itself is not enough: htmx
// would send the name of the button that was clicked before, for example "preview".
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea, input")) return;
  event.preventDefault();
  event.target.closest("form[data-reply-form], form[data-submit-by-keyboard]")?.querySelector("button.primary").click();
});
