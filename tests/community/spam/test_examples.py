from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.spam import examples
from community.spam.examples import forget, forget_writer, learn_from, weight_left
from community.spam.learning.training import read_text
from community.spam.models import Example
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

SPAM = "Cheap loans for everybody, write to loans@example.com"


def learn(comment, *, is_spam=True, by=None):
    return learn_from(comment, is_spam=is_spam, moderator=by, decision_id=7)


def test_an_example_holds_numbers_and_no_words(say, moderator) -> None:
    example = learn(say(SPAM), by=moderator)

    example.refresh_from_db()
    assert (example.is_spam, example.weight, example.moderator, example.decision_id) == (True, 1.0, moderator, 7)
    seen, expected = example.labelled.seen, read_text(SPAM)
    assert set(seen.rules) == {"away/contact"}
    assert seen.text == pytest.approx(expected.text)
    assert "loans" not in str(example.features)


def test_a_decision_that_is_reversed_is_replaced(say) -> None:
    comment, other = say(SPAM), say("We read two books.")
    first = learn(comment)
    learn(other, is_spam=False)

    learn(comment, is_spam=False)

    assert list(Example.objects.values_list("comment", "is_spam")) == [(other.pk, False), (comment.pk, False)]
    assert Example.objects.last().number > first.number + 1


def test_numbers_are_not_used_twice(say) -> None:
    comment = say(SPAM)
    first = learn(comment).number
    forget([comment.pk])

    assert learn(comment).number == first + 1


def test_a_writer_teaches_twenty_times(say, member) -> None:
    texts = [" ".join(f"{word}{number}" for word in ("Socks", "shoes", "hats", "coats")) for number in range(21)]

    taught = [learn(say(text, by=member)) for text in texts]

    assert [one is not None for one in taught] == [True] * 20 + [False]


def test_a_text_teaches_three_times_whoever_posts_it(say) -> None:
    taught = [learn(say(f"{SPAM}{'!' * number}", by=UserFactory())) for number in range(4)]

    assert [one is not None for one in taught] == [True, True, True, False]


def test_one_moderator_adds_a_tenth_of_the_weight_in_a_day(say, moderator, other_member, monkeypatch) -> None:
    monkeypatch.setattr(examples, "WEIGHT_OF_SEEDS", 25.0)
    with time_machine.travel(datetime(2026, 3, 1, 9, tzinfo=UTC)) as clock:
        weights = [
            learn(say(f"Something else, {number}", by=UserFactory()), by=moderator).weight for number in range(4)
        ]

        assert weights == [1.0, 1.0, 0.5, 0.0]
        assert weight_left(other_member) == 1.0
        clock.shift(timedelta(days=1, minutes=1))
        assert weight_left(moderator) == 1.0


def test_they_go_with_the_comment_and_with_the_writer(say, member, other_member) -> None:
    as_member, as_guest = say("As a member.", by=member), say("As a guest.")
    others = say("Somebody else.", by=other_member)
    for comment in (as_member, as_guest, others):
        learn(comment)
    as_guest.delete()  # as retention does with spam
    member.email = "Ann@example.org"

    forget([as_member.pk])
    assert Example.objects.count() == 2
    forget_writer(member)
    assert [example.comment_id for example in Example.objects.all()] == [others.pk]


def test_guests_without_an_address_are_nobody_in_particular(say, member) -> None:
    comment = say("As a guest.")
    comment.user_email = ""
    learn(comment)

    member.email = ""
    forget_writer(member)

    assert Example.objects.get().writer == ""
