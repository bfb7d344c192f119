"""A conversation on a page for members only."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import PageViewRestriction

from community.comments.models import Comment, Confirmation
from tests.factories import CommentFactory
from tests.journeys.conftest import signed_in

WORDS = "I have asked for four days, and nobody at work knows yet."


@pytest.fixture
def restricted(article, member, other_member):
    """Both members are known; other_member is not in the group that a page for a group is for."""
    for each in (member, other_member):
        CommentFactory(member=each, target=article, body=f"Said before by {each}.")
    return article


def restrict(article, kind: str, member=None) -> None:
    restriction = PageViewRestriction.objects.create(page=article, restriction_type=kind)
    if kind == "groups":
        group = Group.objects.create(name="Pilots")
        restriction.groups.add(group)
        member.groups.add(group)


def test_members_write_and_read_and_nothing_of_it_is_seen_elsewhere(say, restricted, member, other_member):
    restrict(restricted, "login")

    say(signed_in(member), restricted, WORDS)

    comment = Comment.objects.get(comment=WORDS)
    assert comment.status == "published"
    page = restricted.get_absolute_url()
    assert WORDS in signed_in(other_member).get(page).text
    stranger = Client()
    elsewhere = ["/", "/articles/", "/conversations/", "/articles/feed/", "/sitemap.xml", member.get_absolute_url()]
    for address in elsewhere:
        assert WORDS[:20] not in stranger.get(address, follow=True).text
        assert WORDS[:20] not in signed_in(other_member).get(address, follow=True).text
    form = f"/comments/on/blog.articlepage/{restricted.pk}/"
    feed = f"/comments/on/blog.articlepage/{restricted.pk}/feed/"
    statuses = [stranger.get(address).status_code for address in (form, feed, comment.get_absolute_url())]
    assert statuses == [404, 404, 404]
    assert stranger.post(form, {"body": "Let me in."}).status_code == 404


def test_who_is_not_in_the_group_neither_reads_nor_writes(say, restricted, member, other_member):
    restrict(restricted, "groups", member)

    say(signed_in(member), restricted, WORDS)

    form = f"/comments/on/blog.articlepage/{restricted.pk}/"
    answers = [signed_in(other_member).get(form), signed_in(other_member).post(form, {"body": WORDS})]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert Comment.objects.filter(comment=WORDS).count() == 1


def test_what_a_guest_wrote_before_the_page_was_for_members_is_given_back(client, restricted):
    comment = CommentFactory(
        member=None,
        guest_name="Ann",
        guest_email="ann@example.org",
        target=restricted,
        body=WORDS,
        status="unconfirmed",
    )
    link = f"/comments/confirm/{Confirmation.objects.issue(comment)}/"
    restrict(restricted, "login")

    answer = client.post(link)

    assert answer.status_code == 410
    assert WORDS in answer.text
    assert "This page is for members now: only they read and write here." in answer.text
    comment.refresh_from_db()
    assert comment.status == "unconfirmed"
