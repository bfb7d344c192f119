"""What we write into the history of a page besides what Wagtail does."""

from typing import Any

from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

REFUSED = "blog.refuse_publication"


def register_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(REFUSED)
    class RefusedPublicationFormatter(LogFormatter):
        label = "Refuse publication"

        def format_message(self, log_entry: ModelLogEntry) -> str:
            problems: list[Any] = log_entry.data.get("problems", [])
            return f"Not published at its time. {' '.join(map(str, problems))}"
