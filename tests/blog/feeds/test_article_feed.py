from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
import time_machine
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticleAuthor, ArticlePage, ArticleUpdate
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory

ATOM, RSS = "/articles/feed/", "/articles/feed/rss/"
BOTH = pytest.mark.parametrize("address", [ATOM, RSS])


def feed(client: Any, address: str) -> Any:
    """The feed as parsed by a feed reader; raises an error if it is not well formed."""
    response = client.get(address)
    assert response.status_code == 200
    parsed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize(("address", "version"), [(ATOM, "atom10"), (RSS, "rss20")])
def test_entry_has_address_author_dates_topics_and_the_whole_text(
    client: Any, article: ArticlePage, address: str, version: str
) -> None:
    article.topics = [TopicFactory(name="Boundaries")]
    article.published_at = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)
    article.last_published_at = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
    article.body = [("text", "<p>The call ran over.</p>")]
    article.save()

    parsed = feed(client, address)

    entry = parsed.entries[0]
    assert parsed.version == version
    assert entry.title == "The meeting ran over and so did the bath"
    assert entry.link == "http://testserver/articles/the-bath/"
    assert entry.author == "Rosa Okafor"
    assert entry.published_parsed[:5] == (2026, 2, 27, 19, 40)
    assert entry.updated_parsed[:5] == (2026, 3, 1, 8, 0)
    assert entry.summary == "What happened on a Tuesday."
    assert [tag.term for tag in entry.tags] == ["Boundaries"]
    assert [content.value for content in entry.content if content.type == "text/html"][-1] == (
        "<p>The call ran over.</p>"
    )


@BOTH
def test_feed_itself_has_absolute_addresses(client: Any, site_tree: Any, address: str) -> None:
    links = {link.rel: link.href for link in feed(client, address).feed.links}

    assert links == {"alternate": "http://testserver/articles/", "self": f"http://testserver{address}"}


@BOTH
def test_entry_keeps_its_id_when_title_and_address_change(client: Any, article: ArticlePage, address: str) -> None:
    before = feed(client, address).entries[0].id
    article.title, article.slug = "Another title", "another"
    article.save()

    assert feed(client, address).entries[0].id == before == f"urn:uuid:{article.translation_key}"


def test_drafts_and_private_articles_are_not_in_the_feed(client: Any, article: ArticlePage) -> None:
    ArticlePageFactory(live=False)
    PageViewRestriction.objects.create(page=ArticlePageFactory(), restriction_type="login")

    assert [entry.title for entry in feed(client, ATOM).entries] == [article.title]


def test_article_hidden_from_search_engines_stays_in_the_feed(client: Any, article: ArticlePage) -> None:
    ArticlePage.objects.update(is_hidden_from_search=True)

    assert len(feed(client, ATOM).entries) == 1


@BOTH
def test_strange_titles_and_a_removed_author_do_not_break_the_feed(
    client: Any, article: ArticlePage, author: Any, address: str
) -> None:
    ArticlePage.objects.update(title="A\x08 title \ufffe]]></title><script>")
    author.delete()

    entry = feed(client, address).entries[0]

    assert (entry.title[:11], entry.author) == ("A title ]]>", "A former member")


@BOTH
def test_signs_in_a_description_are_shown_and_not_obeyed(client: Any, article: ArticlePage, address: str) -> None:
    ArticlePage.objects.update(description="I <3 Mondays & the <b>bus</b>")

    entry = feed(client, address).entries[0]

    assert BeautifulSoup(entry.summary, "html.parser").text == "I <3 Mondays & the <b>bus</b>"


@BOTH
def test_several_authors_are_named_one_by_one(client: Any, article: ArticlePage, author: Any, address: str) -> None:
    owen, gone = UserFactory(display_name="Owen Prydderch", username="owen", is_active=False), UserFactory()
    article.authorships = [
        ArticleAuthor(user=each, sort_order=place) for place, each in enumerate((author, gone, owen))
    ]
    article.save()
    gone.delete()

    entry = feed(client, address).entries[0]

    assert [each.name for each in entry.authors] == ["Rosa Okafor", "Owen Prydderch"]
    if address == ATOM:
        assert [each.get("href") for each in entry.authors] == ["http://testserver/authors/rosa/", None]


@BOTH
def test_addresses_and_pictures_in_the_text_are_absolute(
    client: Any, article: ArticlePage, image: Any, address: str
) -> None:
    other = ArticlePageFactory(slug="another")
    picture = {"image": image, "alternative": "A desk", "caption": "", "credit": ""}
    article.body = [
        ("text", f'<p><a linktype="page" id="{other.pk}">There</a>[^a]</p>'),
        ("picture", picture),
        ("embed", {"address": "https://vimeo.com/76979871", "title": "A talk"}),
        ("footnotes", {"items": [{"key": "a", "text": "<p>Aside.</p>"}]}),
    ]
    article.updates = [ArticleUpdate(text="<p>It is fixed.</p>", written_on=datetime(2026, 3, 1).date())]
    article.save()
    build_article_assets(article)

    text = next(entry for entry in feed(client, address).entries if entry.title == article.title).content[-1].value

    assert 'href="http://testserver/articles/another/"' in text
    assert 'href="http://testserver/articles/the-bath/#note-a"' in text
    assert 'src="http://testserver/media/images/' in text
    assert 'alt="A desk"' in text
    assert 'href="https://vimeo.com/76979871"' in text
    assert text.startswith("<p><strong>Update, 1 March 2026.</strong></p>")


@BOTH
def test_picture_of_an_article_is_enclosed_with_its_size_and_type(
    client: Any, article: ArticlePage, image: Any, address: str
) -> None:
    article.picture = image
    article.save()
    assets = build_article_assets(article)

    (enclosed,) = feed(client, address).entries[0].enclosures

    assert (enclosed.href, enclosed.type, enclosed.length) == (
        f"http://testserver{assets.picture.url}",
        "image/jpeg",
        str(assets.picture.size),
    )
    assert enclosed.href.startswith("http://testserver/media/images/")
    assert int(enclosed.length) > 0


@BOTH
def test_article_without_a_picture_encloses_nothing(client: Any, article: ArticlePage, address: str) -> None:
    assert feed(client, address).entries[0].enclosures == []
    build_article_assets(article)
    assert feed(client, address).entries[0].enclosures == []


@BOTH
def test_part_of_a_story_shows_the_whole_of_it_in_order(client: Any, article: ArticlePage, address: str) -> None:
    second = ArticlePageFactory(title="Steadier", follows=article, changed="The call is at four.")
    ArticlePageFactory(title="At seven", slug="seven", follows=second)
    ArticlePageFactory(title="Alone")

    texts = {entry.title: entry.content[-1].value for entry in feed(client, address).entries}

    assert "<strong>Part 2 of 3.</strong> The call is at four." in texts["Steadier"]
    assert '<a href="http://testserver/articles/the-bath/">The meeting ran over' in texts["Steadier"]
    assert '<a href="http://testserver/articles/seven/">At seven</a>' in texts["Steadier"]
    assert "Part 3 of 3" in texts["At seven"]
    assert "Part 1 of 3" in texts[article.title]
    assert "Part" not in texts["Alone"]


@BOTH
def test_story_says_what_was_replaced_and_where_it_branches(client: Any, article: ArticlePage, address: str) -> None:
    ArticlePageFactory(title="At seven", follows=article, replaces_earlier=True)
    ArticlePageFactory(title="Another branch", follows=article)

    text = next(entry for entry in feed(client, address).entries if entry.title == article.title).content[-1].value

    assert [part.text.split(", ", 1)[1].partition(", ")[2] for part in BeautifulSoup(text, "html.parser")("li")] == [
        "replaced by “At seven”",
        "",
        "follow-up of “The meeting ran over and so did the bath”",
    ]


@BOTH
def test_reader_that_has_it_already_gets_nothing_until_something_changes(
    client: Any, article: ArticlePage, address: str
) -> None:
    first = client.get(address)
    assert first["Last-Modified"]

    def again() -> int:
        return client.get(address, headers={"if-none-match": first["ETag"]}).status_code

    assert again() == 304
    assert client.get(address, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    article.title = "Another title"
    article.save()
    assert again() == 200


@pytest.mark.parametrize("kind", ["", "rss/"])
def test_feed_without_an_article_yet_is_the_same_until_there_is_one(client: Any, site_tree: Any, kind: str) -> None:
    TopicFactory(slug="boundaries")
    address = f"/articles/topics/boundaries/feed/{kind}"
    with time_machine.travel(datetime(2026, 3, 1, 10, tzinfo=UTC)):
        first = client.get(address)
    with time_machine.travel(datetime(2026, 3, 1, 11, tzinfo=UTC)):
        again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


def test_feed_answers_questions_only(client: Any, site_tree: Any) -> None:
    assert client.post(ATOM).status_code == 405


@pytest.mark.parametrize("address", [ATOM, RSS, "/articles/topics/boundaries/feed/", "/authors/rosa/feed/"])
def test_twenty_articles_cost_five_queries_and_so_does_one(
    client: Any, article: ArticlePage, author: Any, image: Any, address: str, django_assert_max_num_queries: Any
) -> None:
    topic = TopicFactory(slug="boundaries")
    article.topics = [topic]
    article.save()
    build_article_assets(article)
    client.get(ATOM)  # where the site is
    with django_assert_max_num_queries(5):
        client.get(address)
    for _ in range(3):
        topics = [topic, TopicFactory()]
        build_article_assets(ArticlePageFactory(topics=topics, author=author, follows=article, picture=image))

    with django_assert_max_num_queries(5):
        client.get(address)


def test_entry_in_another_language_says_so(client: Any, article: ArticlePage) -> None:
    ArticlePageFactory(title="Guten Morgen", language="de")

    atom, rss = (BeautifulSoup(client.get(address).content, "xml") for address in (ATOM, RSS))

    assert [(entry.title.text, entry.get("xml:lang")) for entry in atom("entry")] == [
        ("Guten Morgen", "de"),
        (article.title, None),
    ]
    assert [entry.find("dc:language") and entry.find("dc:language").text for entry in rss("item")] == ["de", None]
