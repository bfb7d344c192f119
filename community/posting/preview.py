"""The words as they will stand on the page, made by the same hand, kept nowhere."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from community.comments.markdown import to_html

from .body_field import BodyForm
from .privacy_check import Finding, findings
from .rate_limits import may_preview

TOO_MANY_PREVIEWS = "That were many previews in a minute. Your text is still here; posting it works all the same."


@dataclass(frozen=True)
class Preview:
    html: SafeString = SafeString()
    #: Why there is nothing to see.
    problem: str = ""
    findings: list[Finding] = field(default_factory=list)
    status: int = 200


def preview_of(request: HttpRequest, form: BodyForm) -> Preview:
    if not form.body_is_valid():
        return Preview(problem=str(form.errors["body"][0]), status=422)
    if not may_preview(request):
        return Preview(problem=TOO_MANY_PREVIEWS, status=429)
    words = form.cleaned_data["body"]
    return Preview(mark_safe(to_html(words)), findings=findings(words))  # noqa: S308 -- cleaned by to_html
