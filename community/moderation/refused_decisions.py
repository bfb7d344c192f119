"""Why something is not decided. Nothing has changed then."""

from collections.abc import Iterable, Mapping

from allauth.account.models import EmailAddress

from community.comments.bulk_states import LockedComment
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.comments.states import TRANSITIONS
from community.members.models import User

from .areas.area_rights import outside_area
from .models import Act, Decision, Report
from .possible_acts import NO_DECISIONS, STATUS_AFTER, statuses_before

Status = Comment.Status


class NotDecided(Exception):
    """The message is for the moderator, and names the comment."""


class AlreadyDecided(NotDecided):
    """The act is not possible, usually because another moderator was quicker. `decision`: the latest one, if any."""

    def __init__(self, comment: Comment, decision: Decision | None) -> None:
        self.decision = decision
        is_now = f"is {comment.get_status_display()}"
        if decision:
            by = "" if decision.act == Act.CONFIRM else f" by {decision.who or 'somebody'}"
            is_now = f"was already {decision.get_act_display()}{by}"
        super().__init__(f"The comment by {comment.name} {is_now}.")


class ChangedMeanwhile(NotDecided):
    """The comment's text is no longer what the moderator read."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(f"{comment.name} has changed the words since you read them. Please read them again.")


class Gone(NotDecided):
    def __init__(self, comment: Comment) -> None:
        super().__init__(f"The comment by {comment.name} is no longer there.")


class OwnReport(NotDecided):
    """Nor about what they reported."""

    def __init__(self, comment: Comment) -> None:
        super().__init__("You reported this comment, so another moderator decides about it.")


class OwnComment(NotDecided):
    """A moderator never decides about what they wrote, as a guest either."""

    def __init__(self, comment: Comment) -> None:
        super().__init__("You wrote this comment, so another moderator decides about it.")


class OutsideArea(NotDecided):
    """Somebody who moderates a part decides about nothing else."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(f"The comment by {comment.name} isn’t in what you moderate, so another moderator decides.")


def refusals(
    comments: Mapping[Comment, str], act: Act, locked: Mapping[int, LockedComment], *, by: User
) -> dict[int, NotDecided]:
    """Of these comments, whose rows are locked, those about which this cannot be decided, by key. Each comes with the
    fingerprint of the text that the moderator read, and gets its present status. At most three queries."""
    refused: dict[int, NotDecided] = {}
    own, reported, outside = own_among(comments, by), reported_among(comments, by), outside_area(comments, by)
    impossible = []
    for comment, has_read in comments.items():
        if (row := locked.get(comment.pk)) is None:
            refused[comment.pk] = Gone(comment)
            continue
        comment.status = row.status
        if comment.pk in outside:
            refused[comment.pk] = OutsideArea(comment)
        elif comment.pk in own:
            refused[comment.pk] = OwnComment(comment)
        elif comment.pk in reported:
            refused[comment.pk] = OwnReport(comment)
        elif not is_possible(act, row):
            impossible.append(comment)
        elif has_read and STATUS_AFTER[act] == Status.PUBLISHED and fingerprint(row.text) != has_read:
            refused[comment.pk] = ChangedMeanwhile(comment)
    decisions = latest_decisions(impossible)
    return refused | {one.pk: AlreadyDecided(one, decisions.get(one.pk)) for one in impossible}


def is_possible(act: Act, row: LockedComment) -> bool:
    to = STATUS_AFTER[act]
    # A purged comment has no text; never republish it.
    is_empty = to == Status.PUBLISHED and not row.text
    stays = act == Act.KEEP and row.status == to
    return row.status in statuses_before(act) and not is_empty and (stays or to in TRANSITIONS[row.status])


def own_among(comments: Iterable[Comment], by: User) -> set[int]:
    """Keys of those that this moderator wrote, under any name, or as a guest with a confirmed address of theirs."""
    comments = list(comments)
    own = {comment.pk for comment in comments if comment.user_id == by.pk}
    guests = [comment for comment in comments if comment.user_id is None and comment.user_email]
    if not guests:
        return own
    addresses = EmailAddress.objects.filter(user=by, verified=True).values_list("email", flat=True)
    theirs = {address.lower() for address in [*addresses, by.email] if address}
    return own | {comment.pk for comment in guests if comment.user_email.lower() in theirs}


def reported_among(comments: Iterable[Comment], by: User) -> set[int]:
    """Keys of those that this moderator has reported, and about which nobody has decided since."""
    found = Report.objects.open().filter(comment__in=[comment.pk for comment in comments], reporter=by)
    return {pk for pk in found.values_list("comment", flat=True) if pk}


def latest_decisions(comments: Iterable[Comment]) -> dict[int, Decision]:
    """By the key of the comment, what was done to it last."""
    keys = [comment.pk for comment in comments]
    if not keys:
        return {}
    found = Decision.objects.filter(comment__in=keys).exclude(act__in=NO_DECISIONS)
    return {one.comment_id: one for one in found.select_related("actor", "comment").order_by("pk") if one.comment_id}
