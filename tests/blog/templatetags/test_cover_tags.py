from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from bs4 import BeautifulSoup

from blog.models import ArticlePage, Topic
from blog.models.topic import Colour
from blog.templatetags.cover_tags import drawn_banner, drawn_cover
from tests.factories import ArticlePageFactory

NAMES = {"path": {"class", "d", "stroke-width"}, "circle": {"class", "cx", "cy", "r"}}


@pytest.mark.parametrize("colour", Colour.values)
def test_a_cover_is_a_small_drawing_that_screen_readers_skip(colour: str) -> None:
    for seed in range(40):
        svg = fromstring(drawn_cover(colour, seed))  # noqa: S314 -- our own

        assert len(drawn_cover(colour, seed)) <= 1500
        assert (svg.get("class"), svg.get("aria-hidden")) == (f"cover {colour}", "true")
        assert all(set(shape.attrib) <= NAMES[shape.tag] for shape in svg)


def test_an_article_without_a_topic_has_a_cover_too() -> None:
    assert drawn_cover("", 7) == drawn_cover("slate", 7)


class TestCards:
    def cover(self, client: Any) -> Any:
        return BeautifulSoup(client.get("/articles/").text, "html.parser").select_one(".card .cover")

    def test_a_card_without_a_picture_shows_the_colour_of_the_first_topic(self, client: Any, site_tree: Any) -> None:
        late = Topic.objects.create(name="Leave", slug="leave", colour="rose", position=2)
        first = Topic.objects.create(name="Hours", slug="hours", colour="green", position=1)
        article = ArticlePageFactory()
        article.topics = [late, first]
        article.save()

        assert self.cover(client)["class"] == ["cover", "green"]

    def test_one_with_a_picture_shows_the_picture(self, client: Any, site_tree: Any, image: Any) -> None:
        ArticlePageFactory(picture=image, picture_alternative="A desk")

        assert (self.cover(client).name, self.cover(client)["alt"]) == ("img", "A desk")

    def test_a_follow_up_names_the_earlier_part_if_everybody_may_read_it(self, client: Any, site_tree: Any) -> None:
        earlier = ArticlePageFactory(title="The bath")
        ArticlePageFactory(follows=earlier)

        assert "Follow-up to “The bath”" in client.get("/articles/").text

        earlier.unpublish()

        assert "Follow-up to" not in client.get("/articles/").text

    def test_the_article_itself_shows_the_same_cover(self, client: Any, article: ArticlePage) -> None:
        assert str(drawn_cover("", article.pk)) in client.get(article.get_absolute_url()).text


def test_a_members_banner_has_the_colour_of_their_avatar() -> None:
    svg = fromstring(drawn_banner(3))  # noqa: S314 -- our own

    assert (svg.get("class"), svg.get("viewBox")) == ("cover blue", "0 0 1200 180")
    assert svg[0].get("d") == "M0 0H1200V180H0Z"
