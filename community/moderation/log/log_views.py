"""The moderators' page of the log, and the same rows as a file."""

from collections.abc import Iterator

from django.contrib.auth.decorators import permission_required
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.members.primary_keys import parse_pk, rows_before
from community.moderation.details.cutting import CHANGES_TEXT
from community.moderation.models import Act, Decision
from community.moderation.possible_acts import NO_DECISIONS
from community.moderation.undo_decisions import UNDOABLE

from .log_csv import HEADER, csv_line, csv_row
from .log_filter import LogFilter

ROWS_PER_PAGE = 50


@permission_required("comments.moderate_comment", raise_exception=True)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    form = LogFilter(request.GET)
    found = rows_before(with_undo(form.rows()), parse_pk(request.GET.get("before", "")), size=ROWS_PER_PAGE)
    query = request.GET.copy()
    query.pop("before", None)
    asked = query.urlencode()
    context = {"form": form, "page": found, "query": asked, "is_filtered": any(query.values())}
    return render(request, "moderation/log.html", context, status=200 if form.is_valid() else 422)


def with_undo(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Each with `can_be_undone`: whether nothing was decided about its comment since; and `can_be_put_back`."""
    since = Decision.objects.filter(comment=OuterRef("comment"), pk__gt=OuterRef("pk"))
    is_latest = ~Exists(since.exclude(act__in=NO_DECISIONS))
    can_be_put_back = Q(act=Act.DETAIL, comment__isnull=False) & ~Exists(since.filter(act__in=CHANGES_TEXT))
    return rows.annotate(
        can_be_undone=Q(act__in=UNDOABLE, comment__isnull=False) & is_latest, can_be_put_back=can_be_put_back
    )


@permission_required("comments.moderate_comment", raise_exception=True)
@require_safe
def log_as_csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """All rows that the page shows with the same filter, not only one page of them."""
    form = LogFilter(request.GET)
    if not form.is_valid():
        return render(request, "moderation/log.html", {"form": form, "page": None}, status=422)
    rows = form.rows()
    response = StreamingHttpResponse(lines(rows.iterator(chunk_size=500)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="log-{timezone.localdate().isoformat()}.csv"'
    return response


def lines(rows: Iterator[Decision]) -> Iterator[str]:
    yield csv_line(HEADER)
    for decision in rows:
        yield csv_line(csv_row(decision))
