"""What is found, in which order, in which form."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from search.candidates import MAX_OF_KIND, candidates
from search.models import Kind
from search.query import parse
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory, TopicFactory, UserFactory
from tests.site.search.conftest import add, lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def bath():
    return ArticlePageFactory(
        title="The bath",
        slug="bath",
        author=UserFactory(display_name="Rosa Okafor"),
        published_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        body=[("text", "<p>At seven the kettle sings, and Łódź is far.</p>")],
    )


def test_one_search_finds_articles_discussions_and_comments(client, bath):
    comment = CommentFactory(target=bath, body="Our *kettle* broke.", member=UserFactory(display_name="Leila"))
    discussion = DiscussionFactory(title="Which kettle?", member=UserFactory(display_name="Kofi"))
    add(bath, comment, discussion)

    found = lines(client.get("/search/?q=kettles"))

    assert sorted(line.split(", ")[0] for line in found) == [
        "Article by Rosa Okafor",
        "Comment by Leila",
        "Discussion by Kofi",
    ]
    assert found[0].endswith("| Which kettle?"), "a word in the title counts most"


def test_all_words_must_be_there_in_any_order(look, bath):
    add(bath)

    assert look("kettle seven") == ["The bath"]
    assert look("kettle eight") == []


def test_a_phrase_stands_side_by_side(look, bath):
    add(bath)

    assert look('"kettle sings"') == ["The bath"]
    assert look('"sings kettle"') == []


def test_a_minus_leaves_out(look, bath):
    other = ArticlePageFactory(title="The other kettle")
    add(bath, other)

    assert look("kettle -seven") == ["The other kettle"]


@pytest.mark.parametrize("typed", ["lodz", "ŁÓDŹ", "kettles", "Far", "THE BATH"])
def test_another_spelling_of_the_same_word_finds_it(look, bath, typed):
    add(bath)

    assert look(typed) == ["The bath"]


@pytest.mark.parametrize(("typed", "is_found"), [("保育園", True), ("育園", True), ("園", True), ("保園", False)])
def test_a_word_inside_a_sentence_without_spaces(look, typed, is_found):
    discussion = DiscussionFactory(title="Anfang", body="明日は保育園がお休みです。")
    add(discussion)

    assert look(typed) == (["Anfang"] if is_found else [])


def test_an_article_is_found_by_its_topics_and_tags(look):
    article = ArticlePageFactory(title="Monday", topics=[TopicFactory(name="Boundaries")], tags=["porridge"])
    add(article)

    assert look("boundaries") == look("porridge") == ["Monday"]


def test_the_words_are_marked_in_their_sentence(client, bath):
    add(bath)

    page = client.get("/search/?q=kettles").text

    assert "At seven the <mark>kettle</mark> sings" in page


def test_what_people_wrote_is_escaped(client, bath):
    comment = CommentFactory(target=bath, body="A kettle `<script>alert(1)</script>`")
    add(comment)

    page = client.get("/search/?q=kettle").text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_newer_of_two_that_fit_alike_is_first(look):
    old = ArticlePageFactory(title="A kettle in spring", published_at=timezone.now() - timedelta(days=900))
    new = ArticlePageFactory(title="A kettle in autumn", published_at=timezone.now())
    add(new, old)

    assert look("kettle") == ["A kettle in autumn", "A kettle in spring"]


def test_newest_first_if_asked_for(look, bath):
    late = CommentFactory(target=ArticlePageFactory(title="Later"), body="One kettle among very many other words here.")
    add(bath, ArticlePageFactory(title="Kettle", published_at=datetime(2026, 1, 1, tzinfo=UTC)), late)

    assert look("kettle")[0] == "Kettle"
    assert look("kettle", sort="new") == ["Later", "The bath", "Kettle"]


def test_of_the_comments_of_a_page_the_best_stands_for_all(client, look, bath):
    comments = [CommentFactory(target=bath, body=f"The kettle, number {number}.") for number in range(3)]
    add(*comments)

    page = client.get("/search/?q=kettle").text

    assert len(lines(client.get("/search/?q=kettle"))) == 1
    assert f"?q=kettle&amp;in=comment&amp;on=article-{bath.pk}" in page
    assert "2 more comments here" in page
    assert len(look("kettle", where="comment", on=f"article-{bath.pk}")) == 3
    assert len(look("kettle", where="comment")) == 3


def test_twenty_on_a_page(client):
    target = ArticlePageFactory(title="The bath")
    add(*(CommentFactory(target=target, body=f"The kettle, number {number}.") for number in range(21)))

    first = client.get("/search/?q=kettle&in=comment")
    second = client.get("/search/?q=kettle&in=comment&page=2")

    assert (len(lines(first)), len(lines(second))) == (20, 1)
    assert "1 to 20 of 21" in first.text
    assert "21 to 21 of 21" in second.text
    assert "That was all" in client.get("/search/?q=kettle&in=comment&page=3").text


def test_no_more_than_the_latest_of_a_kind_are_ranked(monkeypatch):
    monkeypatch.setattr("search.candidates.MAX_OF_KIND", 2)
    target = ArticlePageFactory(title="The bath")
    comments = [CommentFactory(target=target, body=f"The kettle, number {number}.") for number in range(3)]
    add(target, *comments)

    found = candidates(parse("kettle"), list(Kind))

    assert sorted(each.pk for each in found) == [comments[1].pk, comments[2].pk]
    assert MAX_OF_KIND == 500
    assert candidates(parse("kettle"), []) == candidates(parse("!"), list(Kind)) == []
