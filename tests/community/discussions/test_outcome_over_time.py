"""What becomes of "how it turned out" later: edited, held, moved along; and to the day when it is asked for."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from community.comments import states
from community.comments.drafts import Draft
from community.comments.models import Comment
from community.comments.saving import save_comment
from community.comments.withdrawal import withdraw
from community.discussions import moderating, outcome
from community.discussions.models import Discussion
from community.discussions.outcome import (
    ASKED_AFTER,
    NOT_ASKED_AFTER,
    OutcomeNotAllowed,
    ask_how_it_turned_out,
    outcome_of,
    say_how_it_turned_out,
)
from community.notifications.models import Notification, Preferences
from tests.community.discussions.conftest import sign_in
from tests.community.discussions.moved import again
from tests.factories import UserFactory

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
TEXT = "She went to the cinema."


@pytest.fixture
def discussion(begin: Any, answer: Any, known: Any, member: Any) -> Discussion:
    started = begin(by=known(member))
    answer(started, "Say it plainly.")
    return again(started)


@pytest.fixture
def said(discussion: Discussion, member: Any) -> Comment:
    draft = Draft(target=discussion, body=TEXT, member=member, is_outcome=True)
    return save_comment(draft, status="published")[0]


def on_top(discussion: Discussion) -> str:
    page = Client().get(again(discussion).get_absolute_url()).text
    return page.partition('class="outcome"')[2].partition("</section>")[0]


def asked() -> list[str]:
    return list(Notification.objects.filter(kind="outcome").values_list("recipient__username", flat=True))


class TestOnTop:
    def test_an_edit_is_on_top_as_well(self, discussion, said):
        Comment.objects.filter(pk=said.pk).update(comment="They both went.", body_html="<p>They both went.</p>")
        Comment.objects.get(pk=said.pk).save()
        assert "They both went." in on_top(discussion)
        assert TEXT not in on_top(discussion)

    def test_an_edit_that_waits_for_a_moderator_takes_it_down_until_it_is_approved(self, discussion, said):
        states.change_status(said, "held")
        assert on_top(discussion) == ""
        assert outcome_of(discussion) == said
        states.change_status(said, "published")
        assert TEXT in on_top(discussion)

    def test_one_that_is_held_keeps_a_second_one_away(self, discussion, said, member):
        states.change_status(said, "held")
        with pytest.raises(OutcomeNotAllowed, match="You have said already how it turned out"):
            say_how_it_turned_out(discussion, Draft(target=discussion, body="And again.", member=member))
        assert Comment.objects.filter(is_outcome=True).count() == 1

    @pytest.mark.parametrize("how", ["withdrawn", "removed", "spam"])
    def test_after_one_that_is_gone_it_can_be_said_anew(self, discussion, said, member, how):
        if how == "withdrawn":
            withdraw(said)
        else:
            states.change_status(said, how)
        assert (outcome_of(discussion), on_top(discussion)) == (None, "")
        assert "Say how it turned out" in sign_in(member).get(discussion.get_absolute_url()).text

    def test_a_removed_one_that_comes_back_gives_way_to_the_later_one(self, discussion, said, member):
        states.change_status(said, "removed")
        later = save_comment(
            Draft(target=discussion, body="Later, well.", member=member, is_outcome=True), status="published"
        )[0]
        states.change_status(said, "published")
        assert outcome_of(discussion) == later
        assert ("Later, well." in on_top(discussion), TEXT in on_top(discussion)) == (True, False)

    def test_nobody_says_it_for_somebody_else(self, discussion, other_member):
        with pytest.raises(ValueError, match="Only the starter knows"):
            say_how_it_turned_out(discussion, Draft(target=discussion, body=TEXT, member=other_member))
        assert outcome_of(discussion) is None

    def test_a_moderator_does_not_find_the_form_of_anothers(self, discussion, moderator):
        address = f"/discussions/{discussion.pk}/outcome/"
        assert sign_in(moderator).get(address).status_code == 404
        assert sign_in(moderator).post(address, {"body": TEXT}).status_code == 404

    def test_in_the_other_discussion_it_is_a_comment_and_comes_back_with_its_own(
        self, discussion, said, begin, moderator
    ):
        other = begin("Mondays", body="And Mondays are worse.")
        moderating.merge(discussion, other, by=moderator)
        assert outcome_of(again(other)) is None
        assert TEXT in Client().get(other.get_absolute_url()).text

        moderating.take_apart(again(discussion), by=moderator)

        assert outcome_of(again(discussion)) == said
        assert TEXT in on_top(discussion)


class TestWhenItIsAskedFor:
    def start_at(self, discussion: Discussion, at: datetime) -> None:
        Discussion.objects.exclude(pk=discussion.pk).update(outcome_asked_at=NOW)
        Discussion.objects.filter(pk=discussion.pk).update(created_at=at)

    @pytest.mark.parametrize(
        ("age", "number"),
        [
            (29 * DAY, 0),
            (ASKED_AFTER - SECOND, 0),
            (ASKED_AFTER, 1),
            (NOT_ASKED_AFTER - SECOND, 1),
            (NOT_ASKED_AFTER, 0),
        ],
    )
    def test_from_the_thirtieth_day_to_the_ninetieth(self, discussion, member, age, number):
        assert ASKED_AFTER == 30 * DAY
        self.start_at(discussion, NOW - age)
        assert ask_how_it_turned_out(NOW) == number
        assert asked() == [member.username] * number

    def test_never_twice_even_after_the_notification_is_gone(self, discussion):
        self.start_at(discussion, NOW - ASKED_AFTER)
        ask_how_it_turned_out(NOW)
        Notification.objects.all().delete()
        assert ask_how_it_turned_out(NOW + 7 * DAY) == 0
        assert again(discussion).outcome_asked_at == NOW

    def test_who_had_switched_it_off_is_not_asked_later_about_the_same_one(self, discussion, member):
        self.start_at(discussion, NOW - ASKED_AFTER)
        Preferences.objects.update_or_create(member=member, defaults={"asks_how_it_turned_out": False})
        assert ask_how_it_turned_out(NOW) == 0
        Preferences.objects.filter(member=member).update(asks_how_it_turned_out=True)
        assert (ask_how_it_turned_out(NOW + DAY), asked()) == (0, [])

    def test_one_that_is_held_is_asked_about_when_it_is_there_again(self, discussion):
        self.start_at(discussion, NOW - ASKED_AFTER)
        states.change_status(discussion.opening, "held")
        assert ask_how_it_turned_out(NOW) == 0
        states.change_status(Comment.objects.get(pk=discussion.opening_id), "published")
        assert ask_how_it_turned_out(NOW + DAY) == 1

    def test_a_merged_one_is_asked_about_only_when_it_is_apart_again(self, discussion, begin, moderator):
        other = begin("Mondays")
        moderating.merge(discussion, other, by=moderator)
        self.start_at(discussion, NOW - ASKED_AFTER)
        assert ask_how_it_turned_out(NOW) == 0
        moderating.take_apart(again(discussion), by=moderator)
        assert ask_how_it_turned_out(NOW) == 1

    def test_a_starter_without_a_name_is_asked_by_no_name_of_theirs(self, begin, answer, member, nameless_topic):
        nameless = begin(by=member, topic=nameless_topic, without_name=True)
        answer(nameless)
        self.start_at(nameless, NOW - ASKED_AFTER)
        assert ask_how_it_turned_out(NOW) == 1
        page = sign_in(member).get("/notifications/").text
        assert "Others would like to know how it turned out:" in page

    def test_a_run_stops_after_a_batch_and_the_next_goes_on(self, begin, answer, monkeypatch):
        monkeypatch.setattr(outcome, "BATCH", 2)
        for number in range(3):
            answer(begin(f"Number {number}", by=UserFactory()))
        Discussion.objects.update(created_at=NOW - ASKED_AFTER)
        assert [ask_how_it_turned_out(NOW) for _ in range(3)] == [2, 1, 0]
