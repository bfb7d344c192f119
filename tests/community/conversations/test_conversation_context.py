"""The conversation as it is asked for over HTTP: order, pages, news, permalinks. `/read/` is a page about the thing."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone

from community.comments.models import Comment, Visit
from community.conversations import pagination
from tests.community.posting.conftest import sign_in
from tests.things.models import Thing

PAGE = Template("{% include '_conversation.html' with target=thing %}")


def read(request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE.render(RequestContext(request, {"thing": Thing.objects.get()})))


urlpatterns = [path("read/", read), path("", include("juggle.urls"))]


@pytest.fixture(autouse=True)
def _a_page_to_read(settings):
    settings.ROOT_URLCONF = "tests.community.conversations.test_conversation_context"


def articles(html: str) -> list[int]:
    return [int(key) for key in re.findall(r'<article [^>]*id="c(\d+)"', html)]


def test_the_order_is_chosen_by_links_and_the_chosen_one_says_so(client, say, thing):
    first, second = say("first"), say("second")

    html = client.get("/read/?sort=newest").text

    assert articles(html) == [second.pk, first.pk]
    assert re.findall(r'<li><a href="([^"]*#conversation)"( aria-current="true")?', html) == [
        (f"/things/{thing.pk}/#conversation", ""),
        (f"/things/{thing.pk}/?sort=newest#conversation", ' aria-current="true"'),
        (f"/things/{thing.pk}/?sort=helpful#conversation", ""),
    ]


@pytest.mark.parametrize(
    "query",
    [
        *("sort=best", "sort=", "sort=newest%00", "sort[]=newest", "after=0", "after=-1", "after=x", "after=1e9"),
        *("after=99999999999999999999", "after=2147483647", "before=2147483647", "before=%F0%9F%99%82"),
        *("after=1&after=2&before=x", "open=x", "open=99999999999999999999", "sort=helpful&before=0&open=-3"),
    ],
)
def test_what_makes_no_sense_in_the_address_gives_the_first_page(client, say, member, query):
    said = [say("a"), say("b")]

    for browser in (client, sign_in(member)):
        response = browser.get(f"/read/?{query}")

        assert response.status_code == 200
        assert articles(response.text) == [comment.pk for comment in said]


def test_an_after_of_another_conversation_gives_the_first_page(client, say, thing):
    said = say("here")
    elsewhere = Thing.objects.create()
    other = say("there", about=elsewhere)
    Thing.objects.filter(pk=elsewhere.pk).delete()

    assert articles(client.get(f"/read/?after={other.pk}").text) == [said.pk]


def test_links_to_other_pages_keep_a_strangers_order(client, say, monkeypatch):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 2)
    said = [say(str(number)) for number in range(5)]

    html = client.get(f"/read/?sort=newest&after={said[3].pk}").text

    assert articles(html) == [said[2].pk, said[1].pk]
    assert f"?sort=newest&amp;before={said[2].pk}#conversation" in html
    assert f"?sort=newest&amp;after={said[1].pk}#conversation" in html


def test_a_members_order_holds_on_every_device_until_they_choose_another(say, member):
    first, second = say("first"), say("second")
    sign_in(member).get("/read/?sort=newest")

    assert articles(sign_in(member).get("/read/").text) == [second.pk, first.pk]
    assert articles(sign_in(member).get("/read/?sort=rubbish").text) == [second.pk, first.pk]

    sign_in(member).get("/read/?sort=oldest")
    assert articles(sign_in(member).get("/read/").text) == [first.pk, second.pk]


@pytest.mark.parametrize("order", ["oldest", "newest", "helpful"])
def test_a_permalink_opens_the_right_page_unfolded_in_the_members_order(say, member, monkeypatch, order):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 4)
    member.conversation_order = order
    member.save()
    top, other = say("top"), say("other")
    reply = say("reply", to=top)
    for number in range(9):
        say(str(number), to=reply)
    Comment.objects.filter(pk=other.pk).update(thread_max_reactions=1)
    browser = sign_in(member)

    for comment in Comment.objects.all():
        there = browser.get(f"/comments/{comment.pk}/").url
        query, anchor = there.removeprefix(f"/things/{top.conversation.object_id}/").split("#")
        html = browser.get(f"/read/{query}").text

        assert anchor == f"c{comment.pk}"
        assert comment.pk in articles(html)
        before = html[: html.index(f'id="c{comment.pk}"')]
        folds = re.findall(r"<details([^>]*)>|(</details>)", before)
        open_ones: list[str] = []
        for start, end in folds:
            if end:
                open_ones.pop()
            else:
                open_ones.append(start)
        assert all(" open" in fold for fold in open_ones)


def test_a_permalink_of_a_comment_that_is_folded_asks_for_it_to_be_opened(client, say):
    top = say("top")
    reply = say("reply", to=top)
    answers = [say(str(number), to=reply) for number in range(6)]

    assert client.get(f"/comments/{answers[0].pk}/").url.endswith(f"/#c{answers[0].pk}")
    assert client.get(f"/comments/{answers[5].pk}/").url.endswith(f"/?open={answers[5].pk}#c{answers[5].pk}")
    assert '<details class="more-replies"><summary><span class="faces">' in client.get("/read/").text
    assert '<details class="more-replies" open>' in client.get(f"/read/?open={answers[5].pk}").text


def test_permalinks_of_what_a_reader_may_not_see(client, say, member, other_member, moderator):
    held = say("held", by=member, status="held")
    removed = say("removed", by=member, status="removed")

    def statuses(comment: Comment) -> list[int]:
        readers = (client, sign_in(member), sign_in(other_member), sign_in(moderator))
        return [reader.get(f"/comments/{comment.pk}/").status_code for reader in readers]

    assert statuses(held) == [404, 302, 404, 302]
    assert statuses(removed) == [404, 200, 404, 200]


def test_a_chain_of_three_hundred_answers_is_read_page_by_page(client, say):
    answered = top = say("0")
    for number in range(1, 300):
        answered = say(str(number), to=answered)

    seen, address = [], "/read/"
    for _ in range(3):
        html = client.get(address).text
        seen += articles(html)
        following = re.search(r'rel="next" href="[^"?]*([^"#]*)', html)
        address = f"/read/{following[1]}" if following else ""

    assert address == ""
    assert seen == list(top.conversation.comments.order_by("path").values_list("pk", flat=True))
    assert client.get(f"/comments/{answered.pk}/").status_code == 302


# --- New since ---


def came_back(member, conversation, *, days: int = 3) -> None:
    Visit.objects.create(member=member, conversation=conversation, seen_at=timezone.now() - timedelta(days=days))


def test_a_returning_member_finds_the_news_counted_and_marked(say, member, other_member):
    mine = say("mine", by=member)
    Comment.objects.filter(pk=mine.pk).update(published_at=timezone.now() - timedelta(days=5))
    came_back(member, mine.conversation)
    reply = say("to you", by=other_member, to=mine)
    say("own", by=member)
    other = say("other", by=other_member)

    html = sign_in(member).get("/read/").text

    assert re.findall(r'class="comment is-new" id="c(\d+)"', html) == [str(reply.pk), str(other.pk)]
    assert "<strong>2 new</strong>" in html
    assert ", 1 to you, about a minute</p>" in html
    assert f'<a class="button" href="#c{reply.pk}" data-next-new>' in html
    assert html.count('<span class="mark new">new</span>') == 2


def test_the_first_visit_and_a_stranger_see_no_marks(client, say, member):
    say("new to nobody in particular")

    for browser in (client, sign_in(member)):
        assert "data-new-since" not in browser.get("/read/").text
    assert [(visit.member, visit.previous_at) for visit in Visit.objects.all()] == [(member, None)]


def test_every_stranger_gets_the_same_bytes(client, say):
    say("a")

    assert client.get("/read/").content == client.get("/read/").content


@pytest.mark.parametrize("order", ["oldest", "newest", "helpful"])
def test_a_conversation_costs_a_reader_the_same_whatever_is_in_it(client, say, member, other_member, order):
    top = say("top", by=other_member)
    came_back(member, top.conversation)
    counts = []
    for browser in (client, sign_in(member)):
        for extra in (1, 30):
            for number in range(extra):
                say(f"reply {number}", by=other_member, to=top)
                say(f"thread {number}")
            browser.get(f"/read/?sort={order}")
            with CaptureQueriesContext(connection) as queries:
                browser.get(f"/read/?sort={order}")
            counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[2] == counts[3]
