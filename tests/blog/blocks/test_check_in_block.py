"""A check-in in the text of an article, on its card, and what happens there when the check-in changes."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from blog.models import ArticlePage
from community.check_ins.models import CheckIn
from tests.check_in_themes import question, theme
from tests.factories import ArticlePageFactory, CheckInFactory


@pytest.fixture
def check_in(db) -> CheckIn:
    return CheckInFactory(title="Work and care", slug="work-and-care")


@pytest.fixture
def audited(check_in, author) -> ArticlePage:
    body = [("text", "<p>Look at your own week.</p>"), ("check_in", check_in)]
    return ArticlePageFactory(title="Steadier", slug="steadier", author=author, body=body)


def card_of(client: Client) -> str:
    return " ".join(
        BeautifulSoup(client.get("/articles/").text, "html.parser").select_one(".card").get_text(" ").split()
    )


def page_of(client: Client, article: ArticlePage) -> BeautifulSoup:
    return BeautifulSoup(client.get(article.get_url()).text, "html.parser")


def test_its_questions_are_in_the_page_that_everybody_gets(client, audited, check_in, member):
    form = page_of(client, audited).select_one(".check-in-here form")

    assert form["action"] == f"/check-ins/{check_in.pk}/answers/"
    assert [theme_.text for theme_ in form.select("h3")] == ["Work", "Care"]
    assert form.select_one("input[name=version]")["value"] == "1"
    client.force_login(member)
    assert page_of(client, audited).select_one(".check-in-here form") == form


def test_nothing_of_a_reader_is_in_what_all_readers_get(client, audited, check_in, member):
    client.force_login(member)
    client.post(
        f"/check-ins/{check_in.pk}/autosave/",
        {"version": "1", "pride": "4"},
        headers={"origin": "http://testserver"},
    )

    assert page_of(client, audited).select(".check-in-here [checked]") == []


def test_a_page_seen_again_costs_no_query_for_it(client, audited, django_assert_max_num_queries):
    client.get(audited.get_url())

    with django_assert_max_num_queries(50) as queries:
        client.get(audited.get_url())

    assert [query["sql"] for query in queries if "check_ins_" in query["sql"]] == []


def test_the_card_says_so_and_how_long_it_takes(client, audited):
    assert "with a check-in, 2 min" in card_of(client)


def test_an_article_without_one_says_nothing(client, article):
    assert "check-in" not in card_of(client)


def test_another_version_is_asked_at_once_and_its_minutes_are_told(client, audited, check_in):
    client.get(audited.get_url())
    check_in.themes = [theme("Work", *(question(f"q{number}") for number in range(12)))]
    check_in.save_revision().publish()

    assert len(page_of(client, audited).select(".check-in-here fieldset")) == 12
    assert "with a check-in, 4 min" in card_of(client)


def test_a_retired_one_leaves_the_article_whole(client, audited, check_in):
    client.get(audited.get_url())
    check_in.unpublish()

    page = page_of(client, audited)

    assert page.select(".check-in-here") == []
    assert "Look at your own week." in page.get_text()
    assert "check-in" not in card_of(client)


def test_the_article_survives_a_deleted_check_in_and_answers_a_deleted_article(client, audited, check_in, member):
    client.force_login(member)
    here = {"origin": "http://testserver"}
    client.post(f"/check-ins/{check_in.pk}/answers/", {"version": "1", "pride": "4"}, headers=here)

    audited.delete()

    assert "What came out" in client.get("/check-ins/work-and-care/rounds/1/").text
    assert client.get("/check-ins/work-and-care/").status_code == 200


def test_without_the_check_in_the_article_is_still_read(client, audited, check_in):
    check_in.delete()

    assert "Look at your own week." in page_of(client, audited).get_text()


def test_feeds_have_a_link_and_no_form(client, audited):
    feed = client.get("/articles/feed/").text

    assert "/check-ins/work-and-care/" in feed
    assert "form" not in BeautifulSoup(feed, "xml").select_one("entry content").text


def test_structured_data_is_about_the_article_only(client, audited):
    data = "".join(script.text for script in page_of(client, audited).select('script[type="application/ld+json"]'))

    assert "Steadier" in data
    assert "Work and care" not in data
