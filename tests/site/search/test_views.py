import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.close_spellings import spelled_alike
from search.query import parse
from search.suggestions import suggestions
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory, TopicFactory, UserFactory
from tests.site.search.conftest import add

pytestmark = pytest.mark.django_db


def test_before_a_search_the_page_says_how_and_shows_the_topics(client):
    TopicFactory(name="Boundaries")

    page = client.get("/search/").text

    assert "Articles, discussions, comments and people." in page
    assert "Boundaries" in page
    assert "Everything" not in page
    assert '<meta name="robots" content="noindex">' in page


HOSTILE = [
    '"',
    '""""',
    "*",
    "NEAR(",
    "NEAR(kettle bath, 5)",
    "kettle OR bath",
    "kettle AND",
    "NOT kettle",
    "title_words:kettle",
    "{kind}: x",
    "^kettle",
    "kettle*",
    "-",
    "'; DROP TABLE search_searchentry; --",
    "a & b | !c <-> d",
    "\\",
    "%",
    "\u202e",
    "a" * 10_000,
    "a " * 5_000,
    "保" * 300,
    "\ud7ff\U0010ffff",
    "ﷺ",
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("path", ["/search/", "/search/suggestions/"])
def test_no_input_is_an_error(client, path, typed):
    add(CommentFactory(body="The kettle OR the bath."))

    assert client.get(path, {"q": typed}).status_code == 200


@pytest.mark.parametrize(
    "query", ["q=%00", "q=a%00b", "q=%ff", "by=%00&q=a", "topic=%00&q=a", "page=-1&q=a", "page=999&q=a"]
)
def test_no_parameter_is_an_error(client, query):
    assert client.get(f"/search/?{query}").status_code == 200


def test_what_was_typed_stands_in_the_box_escaped(client):
    page = client.get("/search/", {"q": '"><b>kettle'}).text

    assert 'value="&quot;&gt;&lt;b&gt;kettle"' in page
    assert "<b>kettle" not in page


def test_only_punctuation_is_no_search(client):
    assert "That’s no word yet" in client.get("/search/?q=?!").text


def test_searching_changes_nothing(client):
    assert client.post("/search/", {"q": "a"}).status_code == client.post("/search/suggestions/").status_code == 405


def test_nothing_found_offers_what_is_spelled_alike(client):
    add(ArticlePageFactory(title="The kettle"))

    page = client.get("/search/?q=kettel").text

    assert "Nothing for “kettel”" in page
    assert "spelled alike" in page
    assert "The <mark>kettle</mark>" in page
    assert "Ask it as a question" in page


@pytest.mark.parametrize(
    ("typed", "found"), [("kettel", ("kettl",)), ("zettle", None), ("kxyz", None), ("kettle", None)]
)
def test_close_spellings(typed, found):
    add(ArticlePageFactory(title="The kettle"))

    alike = spelled_alike(parse(typed))

    assert (alike.wanted[0] if alike else None) == found


def test_an_unknown_word_beside_a_known_one():
    add(ArticlePageFactory(title="The kettle bath"))

    assert spelled_alike(parse("bath kettel")) == parse("bath kettel").replaced("kettel", "kettl")


def test_titles_are_suggested_while_somebody_types(client):
    article, discussion = ArticlePageFactory(title="The kettle sings"), DiscussionFactory(title="Kettles, please")
    comment = CommentFactory(target=article, body="My kettle.")
    draft = ArticlePageFactory(title="A kettle to come")
    add(article, discussion, comment, draft)
    type(draft).objects.filter(pk=draft.pk).update(live=False)

    answer = client.get("/search/suggestions/?q=ket")

    assert sorted(answer.json()["titles"]) == ["Kettles, please", "The kettle sings"]
    assert suggestions("the ket", None) == ["The kettle sings"]
    assert suggestions("ttle", None) == suggestions("", None) == suggestions("!", None) == []
    assert "no-store" in answer["Cache-Control"]


def test_more_than_sixty_searches_a_minute_wait(client):
    for _ in range(60):
        assert client.get("/search/?q=kettle").status_code == 200

    refused = client.get("/search/?q=kettle")

    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert 'value="kettle"' in refused.text
    assert client.get("/search/").status_code == 200, "the empty page is no search"
    assert client.get("/search/?q=kettle", REMOTE_ADDR="192.0.2.7").status_code == 200, "another address"


def test_more_than_240_suggestions_a_minute_wait(client):
    for _ in range(240):
        client.get("/search/suggestions/?q=")

    refused = client.get("/search/suggestions/?q=ket")

    assert (refused.status_code, refused.json()) == (429, {"titles": []})


# Of a member's, four are those of every page: session, member, bell, rights.
@pytest.mark.parametrize(("is_member", "most"), [(False, 10), (True, 15)])
def test_the_first_page_costs_the_same_for_one_result_and_for_many(is_member, most):
    client = Client()
    if is_member:
        client.force_login(UserFactory())

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get("/search/?q=kettle").status_code == 200
        return len(captured)

    def one_more() -> None:
        article, discussion = ArticlePageFactory(title="Kettle"), DiscussionFactory(title="Kettle")
        add(
            article,
            discussion,
            CommentFactory(target=article, body="kettle"),
            CommentFactory(target=discussion, body="kettle"),
        )

    one_more()
    queries()
    few = queries()
    for _ in range(5):
        one_more()

    assert queries() == few <= most


def test_every_page_leads_to_the_search(client):
    assert client.get("/search/").text.count('href="/search/"') >= 2
    assert 'href="/search/"' in client.get("/discussions/").text
