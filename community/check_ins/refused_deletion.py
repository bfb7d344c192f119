"""A check-in that somebody has answered is retired, not deleted: the answers belong to their readers."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .models import AnswerRound, CheckIn

ANSWERED = (
    "Readers have answered it, and their answers stay theirs. Unpublish it instead: then nobody is asked any more."
)


def refuse_deletion_of_answered(request: HttpRequest, snippets: Sequence[Any]) -> HttpResponse | None:
    """Wagtail asks before it deletes one, and before it deletes several; None lets it."""
    check_ins = [snippet.pk for snippet in snippets if isinstance(snippet, CheckIn)]
    if not AnswerRound.objects.filter(check_in__in=check_ins).exists():
        return None
    messages.error(request, ANSWERED)
    return redirect("wagtailsnippets_check_ins_checkin:list")
