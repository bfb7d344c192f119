"""Counts, after a fault, what was taken, lost and doubled: by what writers were answered, the database and the mail."""

from collections import Counter
from dataclasses import dataclass

from community.comments.models import Comment as SavedComment
from community.notifications.models import QueuedEmail

from .writers import Answer, Comment

#: Seconds after the end of a fault in which the site may still answer with an error. docs/running.md says five.
RECOVERS_WITHIN = 6.0


@dataclass(frozen=True)
class Losses:
    accepted: int
    #: Accepted, and not in the database.
    lost: int
    #: In the database more than once.
    doubled: int
    server_errors: int
    #: Of these, those that came while the database was not away.
    unexcused: int
    #: Refused without giving the text back.
    texts_lost: int
    #: The connection broke; the browser still has the text.
    no_answer: int
    #: Never taken, however often it was posted again.
    never_taken: int
    #: Neither sent, nor waiting, nor refused by the mail server for good.
    emails_lost: int
    emails_doubled: int


def count_losses(
    comments: list[Comment], *, sent: Counter[str], fault: tuple[float, float], excuses_errors: bool
) -> Losses:
    """`sent`: how many e-mails each address got. `fault`: from when to when it lasted."""
    rows = Counter(
        SavedComment.objects.filter(comment__in=[comment.text for comment in comments]).values_list(
            "comment", flat=True
        )
    )
    answers = [answer for comment in comments for answer in comment.answers]
    errors = [answer for answer in answers if answer.status and answer.status >= 500]
    taken = [comment for comment in comments if comment.is_taken]
    addresses = [comment.address for comment in taken if comment.address]
    known = set(QueuedEmail.objects.filter(sent_at=None, recipient__in=addresses).values_list("recipient", flat=True))
    return Losses(
        accepted=len(taken),
        lost=sum(rows[comment.text] == 0 for comment in taken),
        doubled=sum(count > 1 for count in rows.values()),
        server_errors=len(errors),
        unexcused=sum(not (excuses_errors and is_during(answer, fault)) for answer in errors),
        texts_lost=sum(not (one.is_taken or one.status is None or one.gives_text_back) for one in answers),
        no_answer=sum(answer.status is None for answer in answers),
        never_taken=len(comments) - len(taken),
        emails_lost=sum(not sent[address] and address not in known for address in addresses),
        emails_doubled=sum(sent[address] > 1 for address in addresses),
    )


def is_during(answer: Answer, fault: tuple[float, float]) -> bool:
    began, ended = fault
    return began <= answer.at <= ended + RECOVERS_WITHIN
