"""What the settings of a topic change for the discussions about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.discussions.topic_rules import may_start
from community.notifications.site_news import lively_conversations
from tests.community.discussions.conftest import TEXT, filled, sign_in
from tests.community.discussions.stories import start
from tests.factories import ArticlePageFactory, UserFactory


@pytest.fixture
def people(known, author, moderator, topic):
    """By what they are: a newcomer, somebody of whom something was published, an author about the topic, …"""
    ArticlePageFactory(author=author, topics=[topic])
    return {
        "newcomer": UserFactory(),
        "established": known(UserFactory()),
        "author": author,
        "other author": UserFactory(groups=["Authors"]),
        "moderator": moderator,
    }


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("members", {"newcomer", "established", "author", "other author", "moderator"}),
        ("established", {"established", "author", "moderator"}),
        ("authors", {"author", "moderator"}),
        ("nobody", set()),
    ],
)
def test_who_may_start(people, topic, who, may):
    topic.who_may_start = who

    assert {name for name, member in people.items() if may_start(member, topic)} == may


def test_the_form_offers_what_one_may_start_and_refuses_what_was_closed_meanwhile(member, topic):
    browser = sign_in(member)
    form = filled(browser, topic=str(topic.pk), tags="sleep")
    topic.who_may_start = "nobody"
    topic.save()

    refused = browser.post("/discussions/new/", form)

    assert refused.status_code == 422
    assert "closed to new discussions" in refused.text
    assert TEXT in refused.text
    assert f'<option value="{topic.pk}"' not in refused.text


@pytest.mark.parametrize(
    ("who", "says"),
    [("nobody", "No new discussions about this."), ("established", "once something of yours"), ("authors", "Authors")],
)
def test_the_list_says_who_may_start(topic, member, who, says):
    topic.who_may_start = who
    topic.save()

    page = sign_in(member).get("/discussions/topics/boundaries/").text

    assert says in page
    assert "?topic=boundaries" not in page.partition("discussion-tools")[2].partition("</div>")[0]


def test_where_only_members_write_a_guest_reads_why(client, begin, topic):
    topic.is_for_members = True
    topic.save()
    discussion = begin(topic=topic)

    page = client.get(discussion.get_absolute_url()).text

    assert TEXT in page
    assert "members" in page.partition('id="conversation"')[2]
    assert 'name="email"' not in client.get(f"/comments/on/discussions.discussion/{discussion.pk}/").text


def test_a_discussion_about_it_is_read_first_and_so_is_each_answer(known, member, answer, topic):
    known(member)
    topic.is_read_first = True
    topic.save()

    discussion = start(member, topic=str(topic.pk))

    assert discussion.opening.status == "held"
    kept = discussion.opening.judgements.latest("pk")
    assert [gate[0] for gate in kept.gates] == ["read-first"]


@pytest.mark.parametrize("is_not_indexed", [False, True])
def test_search_engines_are_kept_out(client, site_tree, begin, topic, is_not_indexed):
    topic.is_not_indexed = is_not_indexed
    topic.save()
    discussion = begin(topic=topic)
    address = discussion.get_absolute_url()

    robots = '<meta name="robots" content="noindex">'
    pages = [client.get(each).text for each in (address, "/discussions/topics/boundaries/")]

    assert [robots in page for page in pages] == [is_not_indexed] * 2
    assert ("application/ld+json" in pages[0]) != is_not_indexed
    assert (address in client.get("/sitemap.xml").text) != is_not_indexed
    assert discussion.title in client.get("/discussions/").text


@pytest.mark.parametrize("is_sensitive", [False, True])
def test_a_sensitive_one_is_never_in_digests(begin, answer, topic, is_sensitive):
    topic.is_sensitive = is_sensitive
    topic.save()
    discussion = begin(topic=topic)
    for number in range(3):
        answer(discussion, f"Answer {number}.")

    news = lively_conversations(timezone.now() - timedelta(days=1), 5)

    assert [item.title for item in news] == ([] if is_sensitive else [discussion.title])


def test_its_own_words_and_rules_are_shown_where_one_reads_and_where_one_writes(client, begin, topic, member):
    topic.about_discussions, topic.house_rules = "Doors and phones.", "No medical advice.\nNo <b>names</b>."
    topic.save()
    discussion = begin(topic=topic)

    pages = [
        client.get("/discussions/topics/boundaries/").text,
        client.get(discussion.get_absolute_url()).text,
        sign_in(member).get("/discussions/new/").text,
    ]

    assert '<p class="lead">Doors and phones.</p>' in pages[0]
    assert ["No medical advice.<br>No &lt;b&gt;names&lt;/b&gt;." in page for page in pages] == [True] * 3
