from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .training_cases import CASES, CHOICES


@never_cache
@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def training(request: HttpRequest, number: int = 1) -> HttpResponse:
    """POST says what one would do; the page answers, and nothing is saved."""
    if not 1 <= number <= len(CASES):
        raise Http404
    case = CASES[number - 1]
    chosen = request.POST.get("choice", "")
    is_answered = chosen in CHOICES
    context = {
        "case": case,
        "number": number,
        "count": len(CASES),
        "choices": CHOICES,
        "chosen": chosen,
        "is_answered": is_answered,
        "is_good": case.is_good(chosen),
        "best": CHOICES[case.best],
        "next": number + 1 if number < len(CASES) else None,
    }
    is_refused = request.method == "POST" and not is_answered
    return render(request, "moderation/training.html", context, status=422 if is_refused else 200)
