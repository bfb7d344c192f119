"""A preview of a comment: rendered as the saved comment would be, and not saved."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from community.comments.markdown import to_html
from community.text.languages import guess_language
from community.text.personal_data import Finding, find_personal_data

from .body_field import BodyForm
from .rate_limits import may_preview

TOO_MANY_PREVIEWS = (
    "Those were a lot of previews in a minute. Your text is still here, and you can post it all the same."
)


@dataclass(frozen=True)
class Preview:
    html: SafeString = SafeString()
    language: str = ""
    #: Why there is no preview; "" when there is one.
    problem: str = ""
    findings: list[Finding] = field(default_factory=list)
    status: int = 200


def preview_of(request: HttpRequest, form: BodyForm) -> Preview:
    """The preview of the form's text, with the personal data found in it and the HTTP status to answer with."""
    if not form.body_is_valid():
        return Preview(problem=str(form.errors["body"][0]), status=422)
    if not may_preview(request):
        return Preview(problem=TOO_MANY_PREVIEWS, status=429)
    text = form.cleaned_data["body"]
    html = mark_safe(to_html(text))  # noqa: S308 -- cleaned by to_html
    language = form.cleaned_data.get("language") or guess_language(text)
    return Preview(html, language, findings=find_personal_data(text))
