from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .weekly_question import WeeklyQuestion

#: There is one a week: two pages a year.
PAGE_SIZE = 26


@require_safe
def weekly_questions(request: HttpRequest) -> HttpResponse:
    """This week's and the earlier ones; none that is still to come."""
    page = Paginator(WeeklyQuestion.objects.begun(timezone.localdate()), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "home/weekly_questions.html", {"page": page, "rows": list(page)})
