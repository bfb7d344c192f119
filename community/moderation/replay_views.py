"""The page of the review queue that applies today's rules to everything that waits, a group at a time, and takes it
back."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from community.comments.models import Comment
from community.members.requests import MemberRequest
from community.spam.noun_phrases import noun_phrase
from community.spam.sentences import count_of

from .models import Act, Replay
from .verdict_replay import Replayed, act_on, replay, undo

Status = Comment.Status

#: Reading more again would take longer than anybody waits for a page; `manage.py replay_verdicts` has no limit.
MOST_WAITING = 500
MOST_EXAMPLES = 5
MOST_REPLAYS = 10


class Group(NamedTuple):
    name: str
    comments: list[Comment]
    status: str
    reason: str

    @property
    def examples(self) -> list[Comment]:
        return self.comments[:MOST_EXAMPLES]


@permission_required("comments.moderate_comment", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def replay_waiting(request: MemberRequest) -> HttpResponse:
    """GET shows the groups and changes nothing; POST acts on the one in `group`."""
    found = [one for one in replay(Comment.objects.filter(status=Status.HELD), most=MOST_WAITING) if one.is_change]
    if request.method == "POST":
        return acted(request, request.POST.get("group", ""), found)
    context = {
        "groups": groups_of(found),
        "most": MOST_WAITING,
        "replays": Replay.objects.select_related("by").annotate(
            count=Count("decisions", filter=Q(decisions__act=Act.REPLAY))
        )[:MOST_REPLAYS],
    }
    return render(request, "moderation/replay.html", context)


def acted(request: MemberRequest, group: str, found: list[Replayed]) -> HttpResponse:
    """Only what is in the group now: a comment that was decided about meanwhile is not."""
    chosen = [one for one in found if one.group == group]
    if not chosen:
        messages.warning(request, "Nothing was changed: these comments were decided about meanwhile.")
    else:
        count = act_on(group, chosen, by=request.user).decisions.count()
        messages.success(
            request, f"{count_of(count, 'comment is', 'comments are')} changed. You can put that back below."
        )
    return redirect("review-replay")


@permission_required("comments.moderate_comment", raise_exception=True)
@require_POST
def undo_replay(request: MemberRequest, pk: int) -> HttpResponse:
    done = get_object_or_404(Replay, pk=pk)
    count = undo(done, by=request.user)
    messages.success(request, f"{count_of(count, 'comment is', 'comments are')} as before.")
    return redirect("review-replay")


def groups_of(found: list[Replayed]) -> list[Group]:
    """The largest first."""
    groups: dict[str, Group] = {}
    for one in found:
        group = groups.setdefault(one.group, Group(one.group, [], one.status, noun_phrase(one.reason, {})))
        group.comments.append(one.comment)
    return sorted(groups.values(), key=lambda group: -len(group.comments))
