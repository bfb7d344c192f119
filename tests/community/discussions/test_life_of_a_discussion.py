"""Stories over HTTP: one waits, is approved and answered; is removed, withdrawn, closed, renamed."""

import pytest
from django.test import Client
from django.utils.html import escape

from community.comments.models import Conversation
from community.discussions.models import Discussion
from tests.community.discussions.conftest import TEXT, TITLE, sign_in
from tests.community.discussions.stories import LISTS, PUBLIC, columns_with, places_with, start

WORDS = "Sunday evening stomach ache"
ANSWER = "We walk to the river at five."


@pytest.fixture
def shown(begin, answer, member, other_member, site_tree) -> Discussion:
    """By Jonas, answered by Beatriz."""
    discussion = begin(by=member)
    answer(discussion, ANSWER, by=other_member)
    return discussion


def test_a_newcomers_waits_in_the_queue_and_then_is_listed_fed_and_answered(
    site_tree, member, other_member, moderator, known, decide, answer
):
    discussion = start(member)
    address = discussion.get_absolute_url()
    assert [sign_in(each).get(address).status_code for each in (member, other_member)] == [200, 404]
    assert Client().get(address).status_code == 404
    assert places_with(WORDS, PUBLIC) == []
    assert discussion.opening is not None
    assert TEXT in sign_in(moderator).get(f"/cms/moderation/held/{discussion.opening.pk}/").text

    decide(discussion, "approve")

    assert Client().get(address).status_code == 200
    assert places_with(WORDS, LISTS) == list(LISTS)
    assert address in Client().get("/sitemap.xml").text
    assert "is live" in sign_in(member).get("/notifications/").text

    answer(discussion, ANSWER, by=known(other_member))
    assert ANSWER in Client().get(address).text
    assert places_with(WORDS, LISTS) == [place for place in LISTS if "unanswered" not in place]


def test_a_removed_one_is_gone_everywhere_with_its_answers_and_comes_back(
    shown, member, other_member, moderator, decide
):
    address, permalink = shown.get_absolute_url(), f"/comments/{shown.opening_id}/"
    own, others = "/members/jonas-m/", "/members/beatriz/"
    reader = sign_in(other_member)
    assert places_with(WORDS, ("/discussions/", own)) == ["/discussions/", own]

    decide(shown, "remove", reason="unkind", note="Argue with the point.")

    for browser in (Client(), reader):
        assert [browser.get(each).status_code for each in (address, permalink)] == [404, 404]
        assert places_with(WORDS, (*PUBLIC, own, others), browser) == []
        assert places_with(ANSWER, (*PUBLIC, own), browser) == []
    starter = sign_in(member)
    assert starter.get(address)["Location"] == permalink
    page = starter.get(permalink).text
    assert ("Argue with the point." in page, TEXT in page, "Priya" in page) == (True, True, False)
    assert Client().get(f"/comments/on/discussions.discussion/{shown.pk}/feed/").status_code == 404

    decide(shown, "restore")
    assert [Client().get(each).status_code for each in (address, permalink)] == [200, 302]
    assert ANSWER in Client().get(address).text


def test_a_withdrawn_title_stands_in_no_table_any_more(shown, member, other_member, moderator):
    # A moderator has changed its settings: Django's log names what was changed.
    settings = f"/comments/on/discussions.discussion/{shown.pk}/settings/"
    sign_in(moderator).post(settings, {"state": "paused", "note": "", "closes_after": ""})
    assert "discussions.Discussion.title" in columns_with(WORDS)

    sign_in(member).post(f"/comments/{shown.opening_id}/withdraw/")

    assert columns_with(WORDS) == []
    assert columns_with("lunch boxes") == []
    assert columns_with("sunday-evening") == []


def test_a_withdrawn_ones_page_is_gone_for_all_but_moderators(shown, member, other_member, moderator):
    address = shown.get_absolute_url()
    sign_in(member).post(f"/comments/{shown.opening_id}/withdraw/")

    assert [sign_in(each).get(address).status_code for each in (member, other_member)] == [404, 404]
    assert Client().get(f"/discussions/{shown.pk}/").status_code == 404
    page = sign_in(moderator).get(f"/discussions/{shown.pk}/")
    assert (page.status_code, "A discussion that was withdrawn" in page.text, WORDS in page.text) == (200, True, False)


@pytest.mark.parametrize("status", ["held", "spam", "removed", "withdrawn"])
def test_the_sitemap_and_feeds_leave_out_what_is_not_published(begin, site_tree, status):
    shown = begin("Shown to all")
    hidden = begin("Shown to nobody", status=status)

    for place in ("/sitemap.xml", "/discussions/feed/"):
        page = Client().get(place).text
        assert (shown.get_absolute_url() in page, f"/discussions/{hidden.pk}/" in page) == (True, False)


def test_a_moderator_closes_one(shown, member, other_member, moderator):
    base = f"/comments/on/discussions.discussion/{shown.pk}/"
    sign_in(moderator).post(f"{base}settings/", {"state": "closed", "note": "It went in circles.", "closes_after": ""})

    page = Client().get(shown.get_absolute_url()).text
    assert ("It went in circles." in page, ANSWER in page) == (True, True)
    refused = sign_in(other_member).post(base, {"body": "One more word."})
    assert refused.status_code in {403, 422}
    assert Conversation.objects.find(shown).comment_count == 1
    assert sign_in(member).post(f"/discussions/{shown.pk}/rename/", {"title": "Mine"}).status_code == 403
    assert places_with(WORDS, ("/discussions/",)) == ["/discussions/"]


def test_a_new_title_that_is_held_hides_it_and_the_old_address_does_not_tell_it(shown, member, decide):
    before, links = shown.get_absolute_url(), "See www.example.com and www.example.org"

    answer = sign_in(member).post(f"/discussions/{shown.pk}/rename/", {"title": links}, follow=True)

    assert "A moderator reads it before it appears" in answer.text
    assert [Client().get(each).status_code for each in (before, f"/discussions/{shown.pk}/")] == [404, 404]
    assert places_with("example.org", PUBLIC) == places_with(WORDS, PUBLIC) == []

    decide(shown, "approve")
    now = Discussion.objects.get(pk=shown.pk).get_absolute_url()
    assert Client().get(before)["Location"] == now == f"/discussions/{shown.pk}/see-wwwexamplecom-and-wwwexampleorg/"
    assert f'<link rel="canonical" href="http://testserver{now}">' in Client().get(now).text


def test_removed_words_of_a_title_are_escaped_wherever_they_stand(begin, member, moderator, site_tree):
    title = "<b onmouseover=x>Bold</b> & more"
    discussion = begin(title, by=member)

    for place in ("/discussions/", discussion.get_absolute_url(), "/members/jonas-m/", "/discussions/feed/"):
        page = Client().get(place).text
        assert ("<b onmouseover" in page, escape(title) in page) == (False, True)
    assert TITLE not in Client().get("/discussions/").text
