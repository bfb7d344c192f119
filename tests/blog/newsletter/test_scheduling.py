"""Test, send now, send later, cancel: which of them counts in which state, and of two at once one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from blog.models import ArticlePage, Newsletter
from blog.models.newsletter import LONGEST_SUBJECT
from blog.newsletter.scheduling import (
    DIED_AFTER,
    cancel,
    newsletter_of,
    save_words,
    schedule,
    send_due_newsletters,
    send_now,
    send_test,
)
from community.members.models import User
from tests.blog.newsletter.people import Followers, queued_to
from tests.factories import ArticlePageFactory

pytestmark = pytest.mark.usefixtures("queued", "_commits")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
OPEN, STARTED = ("draft", "stopped"), ("scheduled", "sending", "sent")


def become(newsletter: Newsletter, status: str, **also: Any) -> None:
    send_at = NOW if status == "scheduled" else None
    Newsletter.objects.filter(pk=newsletter.pk).update(**{"status": status, "send_at": send_at, **also})
    newsletter.refresh_from_db()


def now_is(newsletter: Newsletter) -> tuple[str, datetime | None]:
    newsletter.refresh_from_db()
    return newsletter.status, newsletter.send_at


class TestWords:
    def test_before_the_first_are_the_articles_own_and_not_saved(self, on_sleep: ArticlePage) -> None:
        newsletter = newsletter_of(on_sleep)

        assert (newsletter.pk, newsletter.article, newsletter.title) == (None, on_sleep, on_sleep.title)
        assert (newsletter.subject, newsletter.introduction) == (on_sleep.title, "")
        assert Newsletter.objects.count() == 0

    def test_afterwards_are_those_that_were_saved(self, newsletter: Newsletter, on_sleep: ArticlePage) -> None:
        assert newsletter_of(on_sleep) == newsletter
        assert newsletter_of(ArticlePageFactory()).pk is None

    @pytest.mark.parametrize("length", [LONGEST_SUBJECT, LONGEST_SUBJECT + 1])
    def test_a_subject_is_as_long_as_can_be_saved(self, site_tree: Any, length: int, editor: User) -> None:
        article = ArticlePageFactory(title="x" * length)

        newsletter = newsletter_of(article)

        assert newsletter.subject == "x" * LONGEST_SUBJECT
        Newsletter._meta.get_field("subject").clean(newsletter.subject, newsletter)

    @pytest.mark.parametrize(
        ("words", "is_tested"),
        [({}, True), ({"subject": "Other"}, False), ({"introduction": ""}, False), ({"introduction": "Hi."}, False)],
    )
    def test_others_than_those_of_the_test_are_not_tested(
        self, newsletter: Newsletter, on_sleep: ArticlePage, editor: User, words: dict[str, str], is_tested: bool
    ) -> None:
        same = {"subject": newsletter.subject, "introduction": newsletter.introduction}

        saved = save_words(on_sleep, **(same | words), editor=editor)

        assert saved is not None
        assert (saved.tested_at is not None) is is_tested
        newsletter.refresh_from_db()
        assert {name: getattr(newsletter, name) for name in same} == same | words

    def test_are_whose_saved_them_last_under_the_title_of_now(
        self, newsletter: Newsletter, on_sleep: ArticlePage, administrator: User
    ) -> None:
        on_sleep.title = "The bath is at eight"

        saved = save_words(on_sleep, subject="Eight", introduction="", editor=administrator)

        assert saved is not None
        assert (saved.pk, saved.title, saved.editor) == (newsletter.pk, "The bath is at eight", administrator)

    @pytest.mark.parametrize("status", STARTED)
    def test_of_one_on_its_way_are_left_alone(
        self, newsletter: Newsletter, on_sleep: ArticlePage, editor: User, status: str
    ) -> None:
        become(newsletter, status)

        assert save_words(on_sleep, subject="Other", introduction="Other", editor=editor) is None
        newsletter.refresh_from_db()
        assert (newsletter.subject, newsletter.introduction) == ("The bath is at seven now", "Good evening!")
        assert newsletter.tested_at is not None

    def test_of_a_stopped_one_may_be_changed(self, newsletter: Newsletter, on_sleep: ArticlePage, editor: User) -> None:
        become(newsletter, "stopped", why_stopped="The article is not public.")

        saved = save_words(on_sleep, subject="Other", introduction="", editor=editor)

        assert saved is not None
        assert saved.status == "stopped"


class TestTest:
    def test_it_goes_to_the_editor_and_says_when(
        self, newsletter: Newsletter, on_sleep: ArticlePage, editor: User, followers: Followers
    ) -> None:
        followers.member("nadia")
        Newsletter.objects.update(tested_at=None)

        with time_machine.travel(NOW, tick=False):
            send_test(newsletter, on_sleep, editor)

        newsletter.refresh_from_db()
        assert (queued_to(), newsletter.tested_at, newsletter.status) == ([editor.email], NOW, "draft")

    def test_words_that_somebody_changed_meanwhile_are_not_tested_by_it(
        self, newsletter: Newsletter, on_sleep: ArticlePage, editor: User, administrator: User
    ) -> None:
        """Otherwise a text goes out that nobody has seen as an e-mail."""
        save_words(on_sleep, subject="Changed meanwhile", introduction="", editor=administrator)

        send_test(newsletter, on_sleep, editor)

        newsletter.refresh_from_db()
        assert (newsletter.subject, newsletter.tested_at) == ("Changed meanwhile", None)
        assert not send_now(newsletter, editor)


class TestSendNow:
    @pytest.mark.parametrize("status", OPEN)
    def test_by_an_editor_what_is_open(self, newsletter: Newsletter, administrator: User, status: str) -> None:
        become(newsletter, status, why_stopped="It had no text.")

        assert send_now(newsletter, administrator)
        newsletter.refresh_from_db()
        assert (newsletter.editor, newsletter.why_stopped, newsletter.send_at) == (administrator, "", None)
        assert newsletter.started_at is not None

    @pytest.mark.parametrize("status", STARTED)
    def test_by_an_editor_nothing_else(self, newsletter: Newsletter, administrator: User, status: str) -> None:
        become(newsletter, status)

        assert not send_now(newsletter, administrator)
        newsletter.refresh_from_db()
        assert newsletter.status == status
        assert newsletter.editor != administrator

    @pytest.mark.parametrize("status", [*OPEN, "sending", "sent"])
    def test_by_the_clock_nothing_that_is_not_scheduled(self, newsletter: Newsletter, status: str) -> None:
        become(newsletter, status)

        assert not send_now(newsletter)
        assert now_is(newsletter)[0] == status

    def test_by_the_clock_it_stays_who_scheduled_it(self, newsletter: Newsletter, editor: User) -> None:
        become(newsletter, "scheduled")

        assert send_now(newsletter)
        newsletter.refresh_from_db()
        assert newsletter.editor == editor

    def test_nothing_untested(self, newsletter: Newsletter, editor: User, followers: Followers) -> None:
        followers.member("nadia")
        Newsletter.objects.update(tested_at=None)

        assert not send_now(newsletter, editor)
        assert (now_is(newsletter), queued_to()) == (("draft", None), [])

    def test_of_two_at_once_one_counts(
        self, newsletter: Newsletter, editor: User, administrator: User, followers: Followers
    ) -> None:
        followers.member("nadia")

        assert [send_now(newsletter, one) for one in (editor, administrator)] == [True, False]
        assert queued_to() == ["nadia@example.org"]

    def test_what_was_deleted_meanwhile_is_nothing(self, newsletter: Newsletter, editor: User) -> None:
        Newsletter.objects.all().delete()

        assert not send_now(newsletter, editor)
        assert not schedule(newsletter, NOW, editor)
        assert not cancel(newsletter)


class TestLater:
    @pytest.mark.parametrize("status", OPEN)
    def test_what_is_open_and_tested(self, newsletter: Newsletter, administrator: User, status: str) -> None:
        become(newsletter, status, why_stopped="It had no text.")

        assert schedule(newsletter, NOW, administrator)
        assert now_is(newsletter) == ("scheduled", NOW)
        assert (newsletter.editor, newsletter.why_stopped) == (administrator, "")

    @pytest.mark.parametrize("status", STARTED)
    def test_nothing_else(self, newsletter: Newsletter, administrator: User, status: str) -> None:
        become(newsletter, status)
        before = now_is(newsletter)

        assert not schedule(newsletter, NOW + timedelta(days=1), administrator)
        assert now_is(newsletter) == before

    def test_nothing_untested(self, newsletter: Newsletter, editor: User) -> None:
        Newsletter.objects.update(tested_at=None)

        assert not schedule(newsletter, NOW, editor)
        assert now_is(newsletter) == ("draft", None)

    def test_it_is_cancelled_and_scheduled_again(self, newsletter: Newsletter, editor: User) -> None:
        schedule(newsletter, NOW, editor)

        assert cancel(newsletter)
        assert now_is(newsletter) == ("draft", None)
        assert not cancel(newsletter)
        assert schedule(newsletter, NOW, editor)

    @pytest.mark.parametrize("status", ["draft", "stopped", "sending", "sent"])
    def test_what_is_not_scheduled_is_not_cancelled(self, newsletter: Newsletter, status: str) -> None:
        become(newsletter, status)

        assert not cancel(newsletter)
        assert now_is(newsletter)[0] == status


class TestTheClock:
    @pytest.mark.parametrize(("after", "count"), [(-SECOND, 0), (timedelta(0), 1), (SECOND, 1)])
    def test_one_starts_when_its_time_has_come(
        self, newsletter: Newsletter, followers: Followers, after: timedelta, count: int
    ) -> None:
        followers.member("nadia")
        become(newsletter, "scheduled")

        assert send_due_newsletters(NOW + after) == count
        assert len(queued_to()) == count

    @pytest.mark.parametrize(("away", "count"), [(DIED_AFTER - SECOND, 0), (DIED_AFTER, 1), (DIED_AFTER + SECOND, 1)])
    def test_another_worker_goes_on_when_one_has_died(
        self, newsletter: Newsletter, followers: Followers, away: timedelta, count: int
    ) -> None:
        followers.member("nadia")
        become(newsletter, "sending", progressed_at=NOW - away, started_at=NOW - away)

        assert send_due_newsletters(NOW) == count
        assert len(queued_to()) == count

    @pytest.mark.parametrize("status", ["draft", "stopped", "sent"])
    def test_nothing_else_is_its_business(self, newsletter: Newsletter, followers: Followers, status: str) -> None:
        followers.member("nadia")
        become(newsletter, status, progressed_at=NOW - timedelta(days=1), started_at=NOW)
        Newsletter.objects.update(send_at=NOW - timedelta(days=1))

        assert send_due_newsletters(NOW) == 0
        assert (now_is(newsletter)[0], queued_to()) == (status, [])

    def test_nobody_gets_it_twice(self, newsletter: Newsletter, followers: Followers) -> None:
        followers.member("nadia")
        become(newsletter, "scheduled")

        assert [send_due_newsletters(NOW), send_due_newsletters(NOW + 2 * DIED_AFTER)][0] == 1
        assert queued_to() == ["nadia@example.org"]
        assert now_is(newsletter)[0] == "sent"

    def test_without_any_it_costs_three_queries(self, db: Any, django_assert_max_num_queries: Any) -> None:
        with django_assert_max_num_queries(3):
            assert send_due_newsletters() == 0
        assert mail.outbox == []
