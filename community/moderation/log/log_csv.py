"""A row of the log as a line of CSV, with the same names as the page shows."""

import csv
import io
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from community.moderation.models import Decision

HEADER = ("when", "who", "what", "about", "comment", "reason", "note", "before", "after")
#: A spreadsheet takes a cell that begins with one of these for a formula, and carries it out.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_row(decision: Decision) -> tuple[str, ...]:
    return (
        decision.created_at.isoformat(timespec="seconds"),
        decision.who,
        decision.get_act_display(),
        decision.about_whom,
        settings.SITE_URL + reverse("comment-permalink", args=[decision.comment_id]) if decision.comment_id else "",
        decision.get_reason_display(),
        decision.note,
        decision.before,
        decision.after,
    )


def csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return line.getvalue()
