"""Who may not publish sees both buttons below an article: to save it, and to send it to the editors."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem, SaveDraftMenuItem, SubmitForModerationMenuItem


class SubmitMenuItem(SubmitForModerationMenuItem):
    """Wagtail names the workflow on the button; here it says who reads it."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        was_sent_back = state is not None and state.status == state.STATUS_NEEDS_CHANGES
        return context | {"label": "Send to the editors again" if was_sent_back else "Send to the editors"}


class SaveAndSubmit(SaveDraftMenuItem):
    """Two buttons in the place of one."""

    template_name = "blog/save_and_submit.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | {"submit": SubmitMenuItem().render_html(parent_context)}


def show_submit_button(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    submit = next((item for item in items if isinstance(item, SubmitForModerationMenuItem)), None)
    save = next((item for item in items if isinstance(item, SaveDraftMenuItem)), None)
    if submit is None:
        return
    if save is None or any(isinstance(item, PublishMenuItem) for item in items):
        items[items.index(submit)] = SubmitMenuItem(order=submit.order)
        return
    items.remove(submit)
    items[items.index(save)] = SaveAndSubmit(order=save.order)
