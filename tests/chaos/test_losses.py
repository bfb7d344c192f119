"""What `make chaos` counts: a loss that it did not see would be a run that says all is well."""

from collections import Counter
from dataclasses import asdict

import pytest

from chaos.losses import count_losses
from chaos.writers import Answer, Comment
from community.notifications.models import QueuedEmail
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

FAULT = (100.0, 110.0)


def by_member(text: str, *answers: Answer) -> Comment:
    return Comment(text, "", "10.0.0.1", list(answers))


def by_guest(text: str, address: str) -> Comment:
    return Comment(text, address, "10.0.0.1", [Answer(99.0, 302)])


def counted(*comments: Comment, excuses_errors: bool = False, **sent: int) -> dict[str, int]:
    """All that is not 0."""
    emails = Counter({f"{name}@mail.example": count for name, count in sent.items()})
    found = asdict(count_losses(list(comments), sent=emails, fault=FAULT, excuses_errors=excuses_errors))
    return {name: count for name, count in found.items() if count}


def test_accepted_and_there_lost_and_doubled():
    for text in ("there", "twice", "twice"):
        CommentFactory(body=text)

    found = counted(*(by_member(text, Answer(99.0, 302)) for text in ("there", "lost", "twice")))

    assert found == {"accepted": 3, "lost": 1, "doubled": 1}


def test_a_refusal_is_a_loss_only_without_the_text():
    CommentFactory(body="words")
    comment = by_member(
        "words", Answer(99.0, 429, gives_text_back=True), Answer(99.0, 403), Answer(99.0, None), Answer(99.0, 302)
    )

    assert counted(comment) == {"accepted": 1, "texts_lost": 1, "no_answer": 1}


def test_what_is_never_taken_is_counted():
    assert counted(by_member("words", Answer(99.0, 503, gives_text_back=True))) == {
        "server_errors": 1,
        "unexcused": 1,
        "never_taken": 1,
    }


@pytest.mark.parametrize(("at", "unexcused"), [(99.9, 1), (100.0, 0), (116.0, 0), (116.1, 1)])
def test_an_error_is_excused_from_the_beginning_of_the_fault_until_six_seconds_after_it(at, unexcused):
    comment = by_member("words", Answer(at, 503, gives_text_back=True))

    assert counted(comment, excuses_errors=True).get("unexcused", 0) == unexcused


def test_an_email_is_lost_when_it_was_neither_sent_nor_waits_nor_was_refused():
    for name in ("sent", "waits", "lost", "twice"):
        CommentFactory(body=name)
    QueuedEmail.objects.create(recipient="waits@mail.example", message_id="<1@mail.example>")
    comments = [by_guest(name, f"{name}@mail.example") for name in ("sent", "waits", "lost", "twice")]

    assert counted(*comments, sent=1, twice=2) == {"accepted": 4, "emails_lost": 1, "emails_doubled": 1}
