"""Asks a writer once before a text that contains personal data is published."""

from django.http import HttpRequest

from community.text.personal_data import Finding, find_personal_data

from .body_field import BodyForm


def given_away(request: HttpRequest, form: BodyForm) -> list[Finding]:
    """What to ask about before this is published; nothing when its writer has been asked. Everybody is, staff too."""
    return [] if "as_it_is" in request.POST else find_personal_data(form.cleaned_data["body"])
