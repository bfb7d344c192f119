"""How much one writer, one text and one moderator may teach: the last that counts, and the first that does not."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.spam import examples
from community.spam.examples import forget, learn_from, weight_left, writer_key
from community.spam.folding import fold, retrain
from community.spam.learning.near_copies import is_near
from community.spam.models import Example
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

SPAM = "Cheap loans for everybody, write to loans@example.com"
MORNING = datetime(2026, 3, 1, 9, tzinfo=UTC)


def learn(comment, *, is_spam=True, by=None):
    return learn_from(comment, is_spam=is_spam, moderator=by, decision_id=None)


def different(number: int) -> str:
    return " ".join(f"{word}{number}" for word in ("Socks", "shoes", "hats", "coats"))


@pytest.fixture
def twenty(say, member):
    comments = [say(different(number), by=member) for number in range(20)]
    for comment in comments:
        learn(comment)
    return comments


class TestOneWriter:
    def test_a_reversed_decision_about_one_of_twenty_is_learned(self, twenty):
        assert learn(twenty[4], is_spam=False).is_spam is False

        assert Example.objects.filter(is_spam=True).count() == 19
        assert Example.objects.count() == 20

    def test_what_is_forgotten_makes_room_for_one_more(self, twenty, say, member):
        one_more = say(different(20), by=member)
        assert learn(one_more) is None

        forget([twenty[0].pk])

        assert learn(one_more) is not None
        assert learn(say(different(21), by=member)) is None

    def test_others_teach_as_before(self, twenty, say, other_member):
        assert learn(say(different(20), by=other_member)) is not None
        assert learn(say(different(21))) is not None

    def test_a_guest_is_one_writer_however_the_address_is_typed(self, say):
        comments = [say(different(number)) for number in range(21)]
        for number, comment in enumerate(comments):
            comment.user_email = "ANN@Example.org" if number % 2 else "ann@example.org"

        assert [learn(comment) is not None for comment in comments] == [True] * 20 + [False]

    def test_guests_without_an_address_are_not_counted_together(self, say):
        comments = [say(different(number)) for number in range(21)]
        for comment in comments:
            comment.user_email = ""

        assert all(learn(comment) for comment in comments)

    def test_the_key_names_nobody_and_differs_by_writer(self, member, other_member):
        keys = {writer_key(member.pk, ""), writer_key(other_member.pk, ""), writer_key(None, f"member {member.pk}")}

        assert len(keys) == 3
        assert all(len(key) == 32 for key in keys)
        assert writer_key(member.pk, "ann@example.org") == writer_key(member.pk, "")


class TestOneText:
    def test_a_reversed_decision_about_one_of_three_copies_is_learned(self, say):
        copies = [say(f"{SPAM}{'!' * number}", by=UserFactory()) for number in range(4)]
        for comment in copies:
            learn(comment)

        assert learn(copies[0], is_spam=False) is not None

        assert sorted(Example.objects.values_list("comment", "is_spam")) == sorted(
            [(copies[0].pk, False), (copies[1].pk, True), (copies[2].pk, True)]
        )

    def test_a_short_text_has_no_copies_and_a_long_one_beside_it_none_of_these(self, say):
        assert all(learn(say(f"Thanks{'!' * number}", by=UserFactory())) for number in range(5))
        assert learn(say(SPAM, by=UserFactory())) is not None

    @pytest.mark.parametrize(("others", "teaches"), [(1, False), (2, True)])
    def test_a_text_is_compared_with_the_newest_examples_alone(self, say, monkeypatch, others, teaches):
        monkeypatch.setattr(examples, "MOST_COMPARED", 4)
        for number in range(3):
            learn(say(f"{SPAM}{'!' * number}", by=UserFactory()))
        for number in range(others):
            learn(say(different(number), by=UserFactory()), is_spam=False)

        assert (learn(say(f"{SPAM}?", by=UserFactory())) is not None) is teaches

    def test_ten_thousand_are_compared(self):
        assert examples.MOST_COMPARED == 10_000

    @pytest.mark.parametrize(("bits", "near"), [(0, True), (1, True), (8, True), (9, False), (64, False)])
    def test_fingerprints_are_near_up_to_eight_bits(self, bits, near):
        one = 0x5A5A_5A5A_5A5A_5A5A
        other = one ^ ((1 << bits) - 1)
        other -= (other >> 63) << 64  # as a database keeps it

        assert is_near(one, other) is near
        assert is_near(other, one) is near


class TestOneModerator:
    def test_a_new_site_learns_forty_decisions_of_one_day_whole(self, moderator):
        Example.objects.bulk_create(self.of(moderator, 39))
        assert weight_left(moderator) == 1.0

        Example.objects.bulk_create(self.of(moderator, 1, start=39))
        assert weight_left(moderator) == 0.0

    def test_what_others_taught_allows_a_tenth_of_it_more(self, moderator, other_member):
        Example.objects.bulk_create([*self.of(moderator, 40), *self.of(other_member, 5, start=40)])

        assert weight_left(moderator) == pytest.approx(0.5)

    @pytest.mark.parametrize(("later", "left"), [(timedelta(0), 0.0), (timedelta(microseconds=1), 1.0)])
    def test_a_day_ends_after_twenty_four_hours(self, say, moderator, monkeypatch, later, left):
        monkeypatch.setattr(examples, "WEIGHT_OF_SEEDS", 10.0)
        with time_machine.travel(MORNING, tick=False):
            assert learn(say(SPAM), by=moderator).weight == 1.0

        with time_machine.travel(MORNING + timedelta(days=1) + later, tick=False):
            assert weight_left(moderator) == left

    def test_a_reversed_decision_gets_back_what_the_first_one_took(self, say, moderator, monkeypatch):
        monkeypatch.setattr(examples, "WEIGHT_OF_SEEDS", 10.0)
        comment = say(SPAM)

        assert [learn(comment, is_spam=is_spam, by=moderator).weight for is_spam in (True, False, True)] == [1.0] * 3

    def test_a_decision_without_weight_is_kept_and_not_learned(self, say, moderator, monkeypatch):
        monkeypatch.setattr(examples, "WEIGHT_OF_SEEDS", 0.0)

        assert learn(say(SPAM), by=moderator).weight == 0.0

        assert fold() is None
        assert retrain().examples == 0

    @staticmethod
    def of(moderator, count: int, *, start: int = 0) -> list[Example]:
        return [
            Example(number=start + number + 1, is_spam=True, weight=1.0, features={}, moderator=moderator)
            for number in range(count)
        ]
