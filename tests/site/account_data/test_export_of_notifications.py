"""What a member follows and was told, in the export, and what becomes of it when the account is deleted."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from account_data.deletion import delete_account, request_deletion
from blog.models import ArticlePage
from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act
from community.notifications.models import Kind, Notification, Preferences, Subscription
from tests.factories import CommentFactory, TopicFactory
from tests.site.account_data.exported import exported


@pytest.fixture
def comment(article: Any, other_member: Any) -> Comment:
    return CommentFactory(target=article, member=other_member)


def test_each_subscription_is_named_with_its_address(
    article: Any, comment: Comment, member: Any, settings: Any
) -> None:
    topic = TopicFactory(name="Evenings", slug="evenings")
    for target in (comment.conversation, comment, article, topic, article.authors[0]):
        Subscription.objects.create(member=member, target=target)

    rows = exported(member)["subscriptions"]

    site, title = settings.SITE_URL, article.title
    assert [(row["what"], row["name"], row["address"]) for row in rows] == [
        ("conversation", title, f"{site}/articles/the-bath/#conversation"),
        ("comment and its answers", f"Beatriz Nogueira in {title}", f"{site}/comments/{comment.pk}/"),
        ("story", title, f"{site}/articles/the-bath/"),
        ("topic", "Evenings", f"{site}/articles/topics/evenings/"),
        ("author", "Rosa Okafor", f"{site}/authors/rosa/"),
    ]
    assert {row["how"] for row in rows} == {"by hand"}


def test_what_is_gone_has_neither_name_nor_address(member: Any) -> None:
    articles = ContentType.objects.get_for_model(ArticlePage)
    Subscription.objects.create(member=member, content_type=articles, object_id=999_999)

    [row] = exported(member)["subscriptions"]

    assert (row["what"], row["name"], row["address"]) == ("story", "", "")


def test_what_the_member_asked_for_as_a_guest_is_there_and_nobody_elses(comment: Comment, member: Any) -> None:
    for address in (member.email, "somebody@example.org"):
        Subscription.objects.create(guest_email=address, target=comment, origin="guest", is_active=False)

    [row] = exported(member)["subscriptions"]

    assert (row["as_a_guest"], row["confirmed"], row["how"]) == (
        member.email,
        False,
        "with a comment as a guest",
    )


def test_a_notification_says_why_and_a_decision_its_reason(article: Any, comment: Comment, member: Any) -> None:
    topic = Subscription.objects.create(member=member, target=TopicFactory(name="Evenings"))
    about = {"content_type": ContentType.objects.get_for_model(article), "object_id": article.pk}
    Notification.objects.create(recipient=member, kind=Kind.NEW, subscription=topic, **about)
    Notification.objects.create(recipient=member, kind=Kind.REMOVED, comment=comment, detail="Advertising")

    rows = exported(member)["notifications"]

    assert [(row["what"], row["because_you_follow"], row["reason"]) for row in rows] == [
        ("is new where you follow", "Evenings", ""),
        ("was removed by a moderator", "", "Advertising"),
    ]


def test_there_are_no_settings_until_something_was_chosen(member: Any) -> None:
    assert exported(member)["notification_settings"] == []


@pytest.mark.parametrize("keeps_content", [True, False])
def test_deletion_takes_along_what_member_and_address_follow(
    article: Any, comment: Comment, member: Any, other_member: Any, keeps_content: bool
) -> None:
    Subscription.objects.create(member=member, target=article)
    Subscription.objects.create(guest_email=member.email, target=comment, origin="guest")
    Subscription.objects.create(member=other_member, target=member)  # as an author
    theirs = Subscription.objects.create(member=other_member, target=article)
    Preferences.objects.create(member=member)

    delete_account(request_deletion(member, keeps_content=keeps_content)[0])

    assert list(Subscription.objects.all()) == [theirs]
    assert not Preferences.objects.exists()


def test_deletion_takes_back_what_was_told_of_erased_comments(
    article: Any, member: Any, other_member: Any, moderator: Any, django_capture_on_commit_callbacks: Any
) -> None:
    top = CommentFactory(target=article, member=other_member)
    held = CommentFactory(target=article, member=member, reply_to=top, status=Comment.Status.HELD)
    with django_capture_on_commit_callbacks(execute=True):
        decide(held, Act.APPROVE, by=moderator)
    assert Notification.objects.filter(recipient=other_member).count() == 1

    delete_account(request_deletion(member, keeps_content=False)[0])

    assert not Notification.objects.filter(recipient=other_member).exists()
