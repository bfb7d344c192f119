from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .conversations import latest_comments

PAGE_SIZE = 30
# The largest id a database can be asked for.
LAST = 2**63 - 1


def conversations(request: HttpRequest) -> HttpResponse:
    """Pages by key: what was said before the comment `?before=`, however much has been said since."""
    comments = latest_comments()
    before = request.GET.get("before", "")
    is_first = not (before.isascii() and before.isdecimal())
    if not is_first:
        comments = comments.filter(pk__lt=min(int(before[:19]), LAST))
    found = list(comments[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    context = {
        "comments": page,
        "is_first": is_first,
        "next_before": page[-1].pk if len(found) > PAGE_SIZE else None,
    }
    return render(request, "home/conversations.html", context)
