"""A box in the CMS to try any text: the whole sum, and the gates beside it. Nothing is saved."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from community.members.requests import MemberRequest
from community.members.standing import Standing

from .counterfactual import explain_counterfactual
from .filter_settings_views import PERMISSION
from .judge import judge
from .model_in_use import model_in_use
from .models.judgement import place_in_sum
from .normalise import MAX_LENGTH_READ, MAX_NAME_LENGTH
from .verdicts import Circumstances, Verdict

STANDINGS = (
    (Standing.NEW, "Somebody new"),
    (Standing.ESTABLISHED, "Somebody with one approved comment"),
    (Standing.TRUSTED, "Somebody we trust: five approved comments and a week"),
)


class TryForm(forms.Form):
    text = forms.CharField(label="Text", max_length=MAX_LENGTH_READ, widget=forms.Textarea(attrs={"rows": 6}))
    name = forms.CharField(label="Name beside it", max_length=MAX_NAME_LENGTH, required=False)
    standing = forms.ChoiceField(label="Written by", choices=STANDINGS, initial=Standing.ESTABLISHED)


@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def try_text(request: MemberRequest) -> HttpResponse:
    form = TryForm(request.POST or None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        verdict = verdict_on(**form.cleaned_data)
        context |= {
            "verdict": verdict,
            "reasons": sorted(verdict.evidence, key=place_in_sum),
            "counterfactual": explain_counterfactual(verdict),
        }
    return render(request, "spam/try_text.html", context)


def verdict_on(text: str, name: str, standing: str) -> Verdict:
    """Of a text by itself: it is not compared with what others wrote."""
    used = model_in_use()
    circumstances = Circumstances(Standing(standing), seconds_to_write=None, honeypot="", copies=0)
    return judge(
        text, name=name, circumstances=circumstances, model=used.model, shadow=used.shadow, settings=used.settings
    )
