"""“Send as newsletter…” in the CMS, pressed as an editor would."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from blog.models import ArticlePage, Newsletter
from blog.newsletter.scheduling import newsletter_of, send_now
from community.members.time_zone import set_zone
from community.notifications.models import Subscription
from tests.blog.newsletter.people import queued_to
from tests.factories import ArticlePageFactory

pytestmark = pytest.mark.usefixtures("queued", "_commits")

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
WORDS = {"subject": "At seven now", "introduction": "Good evening!"}


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


@pytest.fixture
def press(client: Client, editor: Any, on_sleep: ArticlePage, followers: Any) -> Any:
    """Posts what is given; returns what the editor reads then."""
    client.force_login(editor)
    followers.guest("ann")
    address = reverse("newsletter-prepare", args=[on_sleep.pk])

    def pressed(act: str = "", **words: str) -> str:
        sent = {"act": act, **WORDS, **words}
        return client.post(address, sent, follow=True).text if act else client.get(address).text

    return pressed


def status() -> str:
    return Newsletter.objects.get().status


def test_without_a_test_sending_is_not_offered_and_not_done(press: Any) -> None:
    assert 'value="send"' not in press()
    assert "Send yourself a test of these words first" in press("send")
    assert "Send yourself a test of these words first" in press("schedule", send_at="2026-11-28T12:00")
    assert (status(), queued_to()) == ("draft", [])


def test_a_test_goes_to_the_editor_alone_and_then_it_is_sent(press: Any, editor: Any) -> None:
    tested = press("test")

    assert "A test is on its way to marisol@example.org" in tested
    assert 'value="send"' in tested
    assert [(email.to, email.subject) for email in mail.outbox] == [([editor.email], "Test: At seven now")]

    assert "It’s on its way." in press("send")
    assert status() == "sent"
    assert [(email.to, email.subject) for email in mail.outbox[1:]] == [(["ann@example.net"], "At seven now")]


@pytest.mark.parametrize("changed", [{"subject": "At eight now"}, {"introduction": ""}])
def test_changed_words_need_another_test_and_are_kept(changed: dict[str, str], press: Any) -> None:
    press("test")

    assert "Send yourself a test of these words first" in press("send", **changed)
    assert status() == "draft"
    saved = Newsletter.objects.get()
    assert {"subject": saved.subject, "introduction": saved.introduction} == WORDS | changed


def test_it_says_how_many_would_get_it(press: Any, followers: Any) -> None:
    followers.member("jonas")
    followers.member("beatriz")

    assert "Up to 2 members and 1 guest, who follow Sleep, Rosa Okafor." in press()


def test_nobody_to_send_it_to_does_not_use_up_the_one_time(press: Any, followers: Any) -> None:
    press("test")
    followers.topic.followers.all().delete()

    assert "Nobody follows" in press()
    assert "Nobody would get it, so it wasn’t sent." in press("send")
    assert status() == "draft"


def test_it_is_sent_once(press: Any, newsletter: Newsletter, editor: Any) -> None:
    """Two clicks at once, and one by another editor later."""
    assert [send_now(newsletter, editor), send_now(newsletter, editor)] == [True, False]

    assert "An article is sent only once" in press()
    assert "It’s scheduled or sent already. Nothing was changed." in press("send")
    assert "It’s scheduled or sent already. Nothing was changed." in press("test")
    assert queued_to() == ["ann@example.net"]


def test_the_database_has_one_newsletter_for_an_article(newsletter: Newsletter, on_sleep: ArticlePage) -> None:
    with pytest.raises(IntegrityError):
        Newsletter.objects.create(article=on_sleep, title="Again", subject="Again")


@pytest.mark.parametrize("state", ["scheduled", "sending", "sent"])
def test_the_database_has_none_that_is_sent_without_a_test(state: str, on_sleep: ArticlePage) -> None:
    with pytest.raises(IntegrityError):
        Newsletter.objects.create(article=on_sleep, title="T", subject="S", status=state, send_at=NOW)


def test_at_a_time_in_the_editors_zone_it_is_sent(press: Any, editor: Any, clock: Any) -> None:
    set_zone(editor, "Europe/Berlin")
    press("test")

    answer = press("schedule", send_at="2026-11-28T12:30")

    assert "Scheduled for Saturday, 28 November 2026, 12:30 (Europe/Berlin)" in answer
    assert Newsletter.objects.get().send_at == datetime(2026, 11, 28, 11, 30, tzinfo=UTC)
    clock.move_to(datetime(2026, 11, 28, 11, 29, tzinfo=UTC))
    call_command("publish_scheduled")
    assert (status(), queued_to()) == ("scheduled", ["marisol@example.org"])
    clock.move_to(datetime(2026, 11, 28, 11, 30, tzinfo=UTC))
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert (status(), queued_to()) == ("sent", ["ann@example.net", "marisol@example.org"])


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("", "Choose a date and a time."),
        ("tomorrow", "Give a date and a time."),
        ("2026-11-28T09:00", "That’s in the past."),
        ("2027-03-01T09:00", "That’s too far ahead."),
    ],
)
def test_a_time_that_cannot_be_is_said_and_nothing_is_lost(at: str, said: str, press: Any) -> None:
    press("test")

    answer = press("schedule", send_at=at, subject="At eight now")

    assert said in answer
    assert 'value="At eight now"' in answer
    assert status() == "draft"


@pytest.mark.parametrize(("at", "is_taken"), [("2027-03-28T02:30", False), ("2026-12-01T02:30", True)])
def test_an_hour_that_the_clocks_leave_out_is_refused(
    at: str, is_taken: bool, press: Any, client: Client, editor: Any, clock: Any
) -> None:
    clock.move_to(datetime(2026, 11, 30, tzinfo=UTC) if is_taken else datetime(2027, 3, 20, tzinfo=UTC))
    client.force_login(editor)
    set_zone(editor, "Europe/Berlin")
    press("test")

    press("schedule", send_at=at)

    assert status() == ("scheduled" if is_taken else "draft")


def test_cancelled_it_can_be_changed_and_sent_later(press: Any) -> None:
    press("test")
    press("schedule", send_at="2026-11-28T12:00")
    assert 'name="subject"' not in press()

    assert "Cancelled. You can change it and send it later." in press("cancel")
    assert (status(), Newsletter.objects.get().send_at) == ("draft", None)
    assert "It’s on its way." in press("send")
    assert "It’s scheduled or sent already." in press("cancel")


def test_unpublished_before_its_time_it_is_not_sent_and_the_editor_sees_why(
    press: Any, on_sleep: ArticlePage, clock: Any
) -> None:
    press("test")
    press("schedule", send_at="2026-11-28T12:00")
    on_sleep.unpublish()
    assert "The article isn’t published. Until that changes, nothing is sent." in press()

    clock.shift(timedelta(hours=4))
    call_command("publish_scheduled")

    assert "It was stopped: The article isn’t published. Nobody got it." in press()
    assert queued_to() == ["marisol@example.org"]
    on_sleep.save_revision().publish()
    assert "It’s on its way." in press("send")
    assert queued_to() == ["ann@example.net", "marisol@example.org"]


def test_the_preview_is_the_email(client: Client, press: Any, on_sleep: ArticlePage) -> None:
    press("save")

    preview = client.get(reverse("newsletter-preview", args=[on_sleep.pk]))

    assert "<p>Good evening!</p>" in preview.text
    assert "'unsafe-inline'" in preview["Content-Security-Policy"].split("style-src")[1].split(";")[0]


@pytest.mark.parametrize("path", ["newsletter-prepare", "newsletter-preview"])
def test_who_may_not_publish_the_article_may_not_send_it(
    path: str, client: Client, newsletter: Newsletter, on_sleep: ArticlePage, author: Any, moderator: Any, member: Any
) -> None:
    """Not even who wrote it."""
    for person in (author, moderator, member):
        client.force_login(person)
        address = reverse(path, args=[on_sleep.pk])
        assert client.get(address).status_code in (302, 403)
        assert client.post(address, {**WORDS, "act": "send"}).status_code in (302, 403, 405)
    assert (status(), queued_to()) == ("draft", [])


def test_a_worker_that_died_is_followed_by_another_after_five_minutes(
    press: Any, newsletter: Newsletter, clock: Any
) -> None:
    Newsletter.objects.update(status="sending", started_at=NOW, progressed_at=NOW)
    clock.shift(timedelta(minutes=4, seconds=59))
    call_command("publish_scheduled")
    assert status() == "sending"

    clock.shift(timedelta(seconds=1))
    call_command("publish_scheduled")

    assert (status(), queued_to()) == ("sent", ["ann@example.net"])


def test_what_would_only_be_shown_sends_nothing(press: Any, newsletter: Newsletter) -> None:
    Newsletter.objects.update(status="scheduled", send_at=NOW)

    call_command("publish_scheduled", dryrun=True)

    assert (status(), queued_to()) == ("scheduled", [])


def test_a_long_title_makes_a_subject_that_can_be_saved(author: Any) -> None:
    article = ArticlePageFactory(title="B" * 200)

    assert newsletter_of(article).subject == "B" * 150


def test_five_thousand_followers_cost_the_request_nothing(
    newsletter: Newsletter, editor: Any, topic: Any, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    """It changes one row, between a savepoint and its release, and starts a task."""
    guests = [Subscription(target=topic, guest_email=f"{n}@example.net", origin="form") for n in range(5_000)]
    Subscription.objects.bulk_create(guests)
    started: list[int] = []
    monkeypatch.setattr("blog.newsletter.scheduling.send_in_background", started.append)

    with django_assert_num_queries(3):
        assert send_now(newsletter, editor)

    assert (started, queued_to(), status()) == ([newsletter.pk], [], "sending")
