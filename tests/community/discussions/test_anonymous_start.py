"""Who starts a discussion without their name is named to nobody, wherever it is shown, sent or taken along."""

import json

import pytest
from django.test import Client

from account_data.deletion import delete_account, request_deletion
from community.comments.models import Conversation
from community.discussions.models import Discussion
from community.notifications.notify import notify
from tests.community.discussions.conftest import TITLE, sign_in
from tests.community.discussions.stories import PUBLIC, places_with, start
from tests.site.account_data.exported import exported

WORDS = "Sunday evening stomach ache"
NAMES = ("Jonas M.", "jonas-m")


@pytest.fixture
def nameless(member, nameless_topic, decide, site_tree) -> Discussion:
    """Started over HTTP and approved: the only thing Jonas ever wrote here."""
    started = start(member, topic=str(nameless_topic.pk), without_name="on")
    decide(started, "approve")
    return Discussion.objects.with_opening().get(pk=started.pk)


@pytest.mark.parametrize("name", NAMES)
def test_in_no_page_feed_or_description_for_machines(nameless, other_member, name):
    here = nameless.get_absolute_url()
    feed = f"/comments/on/discussions.discussion/{nameless.pk}/feed/"
    assert nameless.opening.alias in Client().get(here).text

    for browser in (Client(), sign_in(other_member)):
        assert places_with(name, (here, feed, *PUBLIC), browser) == []


@pytest.mark.parametrize("name", NAMES)
def test_not_for_moderators_either(nameless, moderator, name):
    places = (nameless.get_absolute_url(), "/discussions/", "/cms/moderation/held/", "/cms/review/log/")

    assert places_with(name, places, sign_in(moderator)) == []


def test_not_on_the_profile_or_to_whoever_follows_it_there(nameless, member, other_member, moderator):
    for browser in (Client(), sign_in(other_member), sign_in(moderator), sign_in(member)):
        assert WORDS not in browser.get("/members/jonas-m/").text


def test_not_in_what_others_are_told_or_take_along(nameless, member, other_member, answer):
    follower = sign_in(other_member)
    follower.post(f"/notifications/following/conversation/discussions.discussion.{nameless.pk}/", {"follow": "yes"})
    notify(answer(nameless, "I was the same.", by=member, without_name=True))

    page = follower.get("/notifications/")
    told = page.text[page.text.index("<main") :]

    assert TITLE.split("?")[0] in told
    assert [name in told for name in NAMES] == [False, False]
    taken = json.dumps(exported(other_member), default=str)
    assert WORDS in taken
    assert [name in taken for name in NAMES] == [False, False]


def test_their_own_export_has_it(nameless, member):
    assert [row["title"] for row in exported(member)["discussions"]] == [TITLE]


def test_it_has_no_rights_that_would_name_them(nameless, member):
    settings = f"/comments/on/discussions.discussion/{nameless.pk}/settings/"

    assert sign_in(member).get(settings).status_code == 403
    assert Conversation.objects.find(nameless).state == "open"


@pytest.mark.parametrize("keeps_content", [True, False])
def test_leaving_tells_nothing(nameless, member, answer, keeps_content):
    alias, here = nameless.opening.alias, nameless.get_absolute_url()
    request, _ = request_deletion(member, keeps_content=keeps_content)

    delete_account(request)

    page = Client().get(here)
    assert page.status_code == (200 if keeps_content else 404)
    assert (alias in page.text) == keeps_content
    assert places_with("Jonas M.", (here, *PUBLIC)) == []
    assert places_with(WORDS, ("/discussions/", "/discussions/feed/")) == (
        ["/discussions/", "/discussions/feed/"] if keeps_content else []
    )
