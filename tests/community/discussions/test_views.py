import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from community.comments import states
from community.comments.models import Comment
from community.discussions.models import Discussion
from community.notifications.models import Notification
from community.notifications.notify import notify
from tests.community.discussions.conftest import TEXT, TITLE, sign_in

Status = Comment.Status


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def test_the_opening_stands_above_the_thread_and_not_in_it(client, begin, answer):
    discussion = begin()
    said = answer(discussion)

    page = main_of(client.get(discussion.get_absolute_url()).text)

    assert re.findall(r'id="(c\d+)"', page) == [f"c{discussion.opening.pk}", f"c{said.pk}"]
    assert page.count(TEXT) == 1
    assert "1 comment\n" in page
    assert f'<h1 class="article-title" dir="auto">{escape(TITLE)}</h1>' in page


def test_who_opens_it_has_seen_what_they_were_told_of_it(begin, answer, member):
    discussion, other = begin(by=member), begin(by=member)
    for each in (discussion, other):
        notify(answer(each))
    assert Notification.objects.unread().filter(recipient=member).count() == 2

    sign_in(member).get(discussion.get_absolute_url())

    unread = Notification.objects.unread().filter(recipient=member)
    assert [row.comment.conversation.target for row in unread] == [other]


def test_an_unanswered_one_asks_for_the_first_answer(client, begin):
    page = main_of(client.get(begin().get_absolute_url()).text)

    assert "Be the first" in page


@pytest.mark.parametrize("sort", ["newest", "helpful"])
def test_the_opening_is_in_no_order_of_the_thread(client, begin, answer, sort):
    discussion = begin()
    answer(discussion)

    page = client.get(discussion.get_absolute_url(), {"sort": sort}).text

    assert page.count(f'id="c{discussion.opening.pk}"') == 1


def test_nobody_can_reply_to_the_opening_but_with_a_comment(client, begin, member):
    discussion = begin()
    write = f"/comments/on/discussions.discussion/{discussion.pk}/?reply_to={discussion.opening.pk}"

    page = sign_in(member).get(write).text

    assert "In reply to" not in page
    assert f'data-reply="{discussion.opening.pk}"' not in client.get(discussion.get_absolute_url()).text


def test_its_permalink_leads_to_the_opening(client, begin):
    discussion = begin()

    answer = client.get(f"/comments/{discussion.opening.pk}/")

    assert answer["Location"] == f"{discussion.get_absolute_url()}#c{discussion.opening.pk}"


@pytest.mark.parametrize("path", ["", "an-earlier-title/", "%22quoted%22/"])
def test_other_addresses_lead_to_the_present_one(client, begin, path):
    discussion = begin()

    answer = client.get(f"/discussions/{discussion.pk}/{path}?sort=newest")

    assert (answer.status_code, answer["Location"]) == (302, f"{discussion.get_absolute_url()}?sort=newest")


def test_an_address_in_any_script_is_found(client, begin):
    discussion = begin("保育園のお迎え")

    assert client.get(discussion.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("status", [Status.HELD, Status.SPAM, Status.REMOVED, Status.WITHDRAWN])
def test_what_is_not_published_is_not_found_by_others(client, begin, other_member, status):
    discussion = begin()
    address = discussion.get_absolute_url()
    states.change_status(discussion.opening, status)

    assert client.get(address).status_code == 404
    assert sign_in(other_member).get(address).status_code == 404
    assert client.get("/discussions/999999/").status_code == 404


def test_a_moderator_reads_a_held_one_and_can_decide(begin, moderator):
    discussion = begin(status="held")

    page = sign_in(moderator).get(discussion.get_absolute_url())

    assert page.status_code == 200
    assert f"/moderation/comments/{discussion.opening.pk}/approve/" in page.text
    assert 'id="conversation"' not in page.text


def test_the_starter_of_a_removed_one_is_led_to_the_reason(begin, member):
    discussion = begin(by=member)
    states.change_status(discussion.opening, Status.REMOVED)
    client = sign_in(member)

    answer = client.get(discussion.get_absolute_url())

    assert answer["Location"] == f"/comments/{discussion.opening.pk}/"
    assert client.get(answer["Location"]).status_code == 200


def test_the_starter_has_the_author_mark_in_the_thread(client, begin, answer, member):
    discussion = begin(by=member)
    answer(discussion, by=member)

    page = main_of(client.get(discussion.get_absolute_url()).text)

    assert page.count('<span class="mark author-badge">Author</span>') == 2


def test_an_anonymous_starter_has_none_beside_their_name(client, begin, answer, member, nameless_topic):
    discussion = begin(by=member, topic=nameless_topic, without_name=True)
    answer(discussion, by=member)

    page = main_of(client.get(discussion.get_absolute_url()).text)

    assert "author-badge" not in page


def test_search_engines_read_a_forum_posting(client, begin, answer, member):
    discussion = begin("</script> & more", by=member)
    said = answer(discussion, "We go for a *walk*.", by=member)

    page = client.get(discussion.get_absolute_url()).text

    thing = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert (thing["@type"], thing["headline"]) == ("DiscussionForumPosting", "</script> & more")
    assert thing["author"] == {"@type": "Person", "name": "Jonas M.", "url": "http://testserver/members/jonas-m/"}
    assert thing["interactionStatistic"]["userInteractionCount"] == 1
    assert [(each["text"], each["url"]) for each in thing["comment"]] == [
        ("We go for a walk.", f"http://testserver/comments/{said.pk}/")
    ]


def test_an_alias_has_no_address_there(client, begin, member, nameless_topic):
    discussion = begin(by=member, topic=nameless_topic, without_name=True)

    page = client.get(discussion.get_absolute_url()).text

    assert f'"author": {{"@type": "Person", "name": "{discussion.opening.alias}"}}' in page
    assert "jonas-m" not in page


def test_a_stranger_gets_no_cookie_and_the_same_bytes_as_any_other(client, begin, answer):
    discussion = begin()
    answer(discussion)

    for path in ("/discussions/", discussion.get_absolute_url(), "/discussions/feed/"):
        first, second = client.get(path), client.get(path)
        assert (first.content == second.content, dict(first.cookies)) == (True, {})


def test_nothing_is_changed_by_reading_addresses(client, begin):
    discussion = begin()

    assert client.post(discussion.get_absolute_url()).status_code == 405
    assert client.post("/discussions/").status_code == 405


def test_a_page_costs_the_same_with_one_answer_and_with_many(client, begin, answer, member):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(discussion.get_absolute_url())
        return len(asked)

    discussion = begin()
    answer(discussion)
    cost()
    answer(discussion, "Another.")
    few = cost()
    for number in range(8):
        answer(discussion, f"Answer {number}.")

    assert cost() == few


def test_an_empty_list_says_what_to_do(client, db):
    page = client.get("/discussions/").text

    assert "Quiet so far" in page
    assert '<a href="/discussions/new/">Start the first one</a>' in page


def test_when_all_are_answered_the_list_says_so(client, begin, answer):
    answer(begin())

    assert "Everybody has an answer" in client.get("/discussions/?sort=unanswered").text


def test_an_unknown_order_and_page_are_the_first(client, begin):
    begin()

    page = client.get("/discussions/", {"sort": "by-moon", "before": "x"})

    assert (page.status_code, escape(TITLE) in page.text) == (200, True)


def test_a_row_links_to_the_discussion_and_says_how_many_answers(client, begin, answer, topic):
    discussion = begin(topic=topic)
    answer(discussion)
    answer(discussion, "Me, too.")

    page = client.get("/discussions/").text

    assert f'<h2><a href="{discussion.get_absolute_url()}" dir="auto">{escape(TITLE)}</a></h2>' in page
    assert "<b>2</b> answers" in page
    assert '<a class="chip topic work" href="/discussions/topics/boundaries/">Boundaries</a>' in page


def test_a_profile_lists_what_was_started_under_the_name(client, begin, member, nameless_topic):
    begin("Under my name", by=member)
    begin("Without it", by=member, topic=nameless_topic, without_name=True)
    begin("Held", by=member, status="held")

    page = client.get("/members/jonas-m/").text

    assert [title in page for title in ("Under my name", "Without it", "Held")] == [True, False, False]
    assert Discussion.objects.count() == 3
