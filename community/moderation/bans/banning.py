"""Ban a member for spam, and take it back. Each is one transaction, and tells the member nothing by e-mail: spammers'
addresses are often somebody else's, or nobody's."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from community.comments.models import Comment, CommentQuerySet
from community.members.backend import has_role
from community.members.models import User
from community.moderation.decisions import decide_many
from community.moderation.models import Act, Decision, Reason, SanctionAct, SpamBan
from community.moderation.possible_acts import statuses_before
from community.moderation.undo_decisions import undo_decisions

#: More cannot be marked, or brought back, while somebody waits for a page. Such an account is suspended instead.
MOST_ITEMS = 500
#: As many as `decide_many` is made for.
AT_ONCE = 100

NOT_BY_BUTTON = "{member} has a role here: an administrator takes that away first."
TOO_MANY = f"That is more than {MOST_ITEMS} comments: please suspend them, and decide about the comments in the list."
CLOSED = "Nothing was changed: the account is closed already."
CHANGED = "Nothing was changed: there is another comment by now. Please look again."
NO_LONGER = "Nothing was changed: it was undone already, or is more than 30 days ago."


class BanRefused(Exception):
    """Nothing was changed. The message tells the moderator why."""


@dataclass
class Undone:
    """How many comments are as before, and why the others stay as they are."""

    count: int = 0
    refused: list[str] = field(default_factory=list)


def items_of(member: User) -> CommentQuerySet:
    """What would be marked as spam: the comments and discussions under their name. What they wrote without it stays:
    that it went with the rest would tell whose it was."""
    found: CommentQuerySet = Comment.objects.filter(user=member, alias="", status__in=statuses_before(Act.SPAM))
    return found.exclude(comment="").order_by("pk")


def ban_for_spam(member: User, *, by: User, note: str, seen: int) -> SpamBan:
    """`seen`: how many items the moderator was shown. Comments that the moderator reported or that somebody else
    decided about stay as they are.

    Raises `BanRefused` for people with a role, for a closed account, if there are too many items or other ones by now.
    """
    if has_role(member) or member.is_superuser:
        raise BanRefused(NOT_BY_BUTTON.format(member=member))
    with transaction.atomic():
        locked = User.objects.select_for_update(no_key=True).get(pk=member.pk)
        keys = list(items_of(member).values_list("pk", flat=True))
        if why := why_not(locked, len(keys), seen):
            raise BanRefused(why)
        # First, so that nobody is told of each comment.
        User.objects.filter(pk=member.pk).update(is_active=False)
        decision = Decision.objects.create(
            member=member, act=SanctionAct.BAN, actor=by, reason=Reason.ADVERTISING, note=note
        )
        marked = mark_as_spam(keys, by=by)
        return SpamBan.objects.create(decision=decision, member=member, marked=[one.pk for one in marked])


def why_not(member: User, count: int, seen: int) -> str:
    if not member.is_active:
        return CLOSED
    if count > MOST_ITEMS:
        return TOO_MANY
    return CHANGED if count != seen else ""


def mark_as_spam(keys: Sequence[int], *, by: User) -> list[Decision]:
    done: list[Decision] = []
    for at in range(0, len(keys), AT_ONCE):
        found = Comment.objects.filter(pk__in=keys[at : at + AT_ONCE]).select_related(
            "user", "reply_to", "conversation__content_type"
        )
        comments = found.prefetch_related("conversation__target").order_by("pk")
        done += decide_many(dict.fromkeys(comments, ""), Act.SPAM, by=by)[0]
    return done


def undo_ban(ban: SpamBan, *, by: User, note: str) -> Undone:
    """The account is open again, and all that was marked is as it was, in the counts and for the filter too; but what
    somebody decided about since stays. Raises `BanRefused`."""
    with transaction.atomic():
        locked = SpamBan.objects.select_for_update(of=("self",)).get(pk=ban.pk)
        if not locked.can_be_undone:
            raise BanRefused(NO_LONGER)
        ban.undone_at = timezone.now()
        ban.save(update_fields=["undone_at"])
        User.objects.filter(pk=ban.member_id).update(is_active=True)
        undone = undo_decisions(ban.marked, by=by)
        Decision.objects.create(member=ban.member, act=SanctionAct.UNBAN, actor=by, note=note)
    return Undone(len(undone.done), sorted({str(why) for why in undone.refused.values()}))
