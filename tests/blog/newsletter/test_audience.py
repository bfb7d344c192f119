"""Who gets it: followers who want e-mails about new articles and have not heard of this one."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from blog.follows.follow_targets import AUTHOR, STORY, TOPIC
from blog.models import ArticlePage
from blog.newsletter.audience import audience_size, guest_batch, guests_to_reach, member_batch, members_to_reach
from community.comments.models import Mute
from community.notifications.announcements import send_announcement
from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from community.notifications.following.subscriptions import follow
from community.notifications.models import Notification, QueuedEmail
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def members(article: ArticlePage) -> list[str]:
    keys = list(members_to_reach(article).order_by("pk").values_list("pk", flat=True))
    return [r.member.username for r in member_batch(article, keys, NOON).recipients if r.member]


def guests(article: ArticlePage) -> list[str]:
    addresses = list(guests_to_reach(article).values_list("guest_email", flat=True))
    return [r.address for r in guest_batch(article, addresses)]


def test_followers_of_its_topic_and_author_and_nobody_else(on_sleep: ArticlePage, followers: Any, author: Any) -> None:
    followers.member("of-topic")
    follow(UserFactory(username="of-author"), AUTHOR, author)
    follow(UserFactory(username="of-story"), STORY, on_sleep)
    follow(UserFactory(username="of-other-author"), AUTHOR, ArticlePageFactory().authors[0])
    followers.guest("ann")
    followers.guest("ben", to=TopicFactory())

    assert members(on_sleep) == ["of-topic", "of-author"]
    assert guests(on_sleep) == ["ann@example.net"]
    assert audience_size(on_sleep) == (2, 1)


def test_its_authors_do_not_get_it(on_sleep: ArticlePage, followers: Any, author: Any, topic: Any) -> None:
    follow(author, TOPIC, topic)

    assert members(on_sleep) == []


@pytest.mark.parametrize(("chosen", "gets_it"), [("off", False), ("at-once", True), ("daily", True), ("weekly", True)])
def test_the_preference_about_new_articles_decides(
    chosen: str, gets_it: bool, on_sleep: ArticlePage, followers: Any
) -> None:
    followers.member("jonas", email_new=chosen)

    assert members(on_sleep) == (["jonas"] if gets_it else [])


@pytest.mark.parametrize(("days", "gets_it"), [(0, True), (1, False)])
def test_a_pause_holds_it_until_its_day_begins(days: int, gets_it: bool, on_sleep: Any, followers: Any) -> None:
    followers.member("jonas", paused_until=timezone.localdate() + timedelta(days=days))

    assert members(on_sleep) == (["jonas"] if gets_it else [])


@pytest.mark.parametrize(("hour", "gets_it"), [(11, True), (12, False), (13, False)])
def test_in_quiet_hours_the_digest_tells_instead(hour: int, gets_it: bool, on_sleep: Any, followers: Any) -> None:
    """Quiet from 12 to 14."""
    jonas = followers.member("jonas", quiet_from=time(12), quiet_until=time(14))

    batch = member_batch(on_sleep, [jonas.pk], NOON.replace(hour=hour))

    assert [r.member for r in batch.recipients] == ([jonas] if gets_it else [])
    assert [r.member for r in batch.asleep] == ([] if gets_it else [jonas])


@pytest.mark.parametrize("heard", ["emailed_at", "read_at"])
def test_who_has_heard_of_it_is_left_out(heard: str, on_sleep: ArticlePage, followers: Any) -> None:
    told, untold = followers.member("told"), followers.member("untold")
    send_announcement(on_sleep, kind=Notification.Kind.NEW, recipients=[told.pk, untold.pk])
    Notification.objects.filter(recipient=told).update(**{heard: timezone.now()})

    assert members(on_sleep) == ["untold"]


def test_who_has_muted_an_author_is_left_out(on_sleep: ArticlePage, followers: Any, author: Any) -> None:
    Mute.objects.create(member=followers.member("mutes-rosa"), person=author)
    Mute.objects.create(member=followers.member("mutes-another"), person=UserFactory())

    assert members(on_sleep) == ["mutes-another"]


def test_who_has_left_or_never_confirmed_an_address_is_left_out(on_sleep: ArticlePage, followers: Any) -> None:
    gone = followers.member("gone")
    gone.is_active = False
    gone.save()
    followers.member("unconfirmed").emailaddress_set.update(verified=False)
    followers.guest("unconfirmed", is_active=False)

    assert members(on_sleep) == []
    assert guests(on_sleep) == []


@pytest.mark.parametrize(
    ("scope", "reason", "gets_it"),
    [
        ("newsletter", "unsubscribed", False),
        ("everything", "unsubscribed", False),
        ("everything", "bounced", False),
        ("everything", "complained", False),
        ("digest", "unsubscribed", True),
    ],
)
def test_addresses_that_want_none_or_do_not_work_are_left_out(
    scope: str, reason: str, gets_it: bool, on_sleep: ArticlePage, followers: Any
) -> None:
    jonas, ann = followers.member("jonas"), followers.guest("ann")
    for address in (jonas.email, ann.guest_email):
        EmailSuppression.objects.suppress(hashes_of(address)[0], scope, reason)

    assert members(on_sleep) == (["jonas"] if gets_it else [])
    assert guests(on_sleep) == (["ann@example.net"] if gets_it else [])


def test_a_guest_who_was_told_that_the_story_goes_on_is_left_out(on_sleep: ArticlePage, followers: Any) -> None:
    followers.guest("ann")
    followers.guest("ben")
    QueuedEmail.objects.create(recipient="ann@example.net", message_id="<1@t>", topic=f"follow-up-{on_sleep.pk}")

    assert guests(on_sleep) == ["ben@example.net"]


def test_a_guest_address_that_is_a_members_by_now_is_the_members(on_sleep: ArticlePage, followers: Any) -> None:
    followers.guest("ann")
    UserFactory(username="ann", email="Ann@example.net")

    assert guests(on_sleep) == []
