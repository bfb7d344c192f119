"""The template tags of articles: what search engines get and members do not, text and changes, who may write."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from blog.models import ArticlePage, ArticleUpdate, AuthorLink, AuthorProfile
from blog.templatetags.blog_tags import (
    article_parts,
    may_write,
    person_structured_data,
    sharing,
    structured_data,
    things_about,
)
from community.branding.brand import current_brand
from community.members.models import User
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory


def things_in(html: str) -> Any:
    [script] = BeautifulSoup(html, "html.parser").find_all("script")
    assert script["type"] == "application/ld+json"
    return json.loads(script.string)


def context_for(user: Any, **also: Any) -> dict[str, Any]:
    request = SimpleNamespace(user=user, **also)
    return {"request": request, "brand": current_brand(), "site_url": "https://juggle.example"}


class TestStructuredData:
    def test_one_thing_is_an_object_and_several_are_a_list(self) -> None:
        one, other = {"@type": "A"}, {"@type": "B"}

        assert things_in(structured_data(one)) == one
        assert things_in(structured_data(one, other)) == [one, other]
        assert things_in(structured_data()) == []

    @pytest.mark.parametrize(
        "text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a & b", "“so” 👩‍👧", "\u2028", '"\\']
    )
    def test_nothing_ends_the_element_early_and_all_of_it_arrives(self, text: str) -> None:
        html = structured_data({"name": text})

        assert things_in(html) == {"name": text}
        assert html.count("<") == 2

    def test_it_is_written_in_a_template_as_it_is(self) -> None:
        template = Template("{% load blog_tags %}{% structured_data thing %}")

        assert things_in(template.render(Context({"thing": {"name": "A < B"}}))) == {"name": "A < B"}


class TestPeople:
    def test_without_a_profile_the_name_and_the_page(self, author: User) -> None:
        assert things_in(person_structured_data(author))["mainEntity"] == {
            "@type": "Person",
            "name": "Rosa Okafor",
            "url": "http://testserver/authors/rosa/",
        }

    def test_with_one_what_it_says_in_plain_text_and_where_else(self, author: User) -> None:
        profile = AuthorProfile.objects.create(user=author, bio="<p>I write <b>late</b> &amp; early.</p>")
        for place, name in enumerate(("b", "a")):
            AuthorLink.objects.create(profile=profile, name=name, address=f"https://{name}.example/", sort_order=place)

        person = things_in(person_structured_data(author, profile))["mainEntity"]

        assert person["description"] == "I write late & early."
        assert person["sameAs"] == ["https://b.example/", "https://a.example/"]


class TestSharing:
    def test_search_engines_get_things_and_members_do_not(
        self, article: ArticlePage, member: User, django_assert_num_queries: Any
    ) -> None:
        for_engines = sharing(context_for(AnonymousUser()), article)["things"]

        assert [thing["@type"] for thing in for_engines] == ["BlogPosting", "BreadcrumbList"]
        assert sharing(context_for(member), article)["things"] == []

    def test_nor_does_a_preview(self, article: ArticlePage) -> None:
        assert sharing(context_for(AnonymousUser(), is_preview=True), article)["things"] == []
        assert sharing(context_for(AnonymousUser(), is_preview=False), article)["things"] != []

    def test_authors_who_left_are_not_named(self, article: ArticlePage, author: User) -> None:
        assert sharing(context_for(AnonymousUser()), article)["authors"] == [author]
        article.authorships.update(user=None)

        assert sharing(context_for(AnonymousUser()), ArticlePage.objects.get(pk=article.pk))["authors"] == []

    def test_the_way_leads_through_the_first_topic_or_none(self, article: ArticlePage) -> None:
        topics = [TopicFactory(name="Sleep", slug="sleep"), TopicFactory(name="Leave", slug="leave")]

        def steps(some: list[Any]) -> list[str]:
            [_, crumbs] = things_about(article, topics=iter(some), image="")
            return [item["name"] for item in crumbs["itemListElement"]][1:]

        assert steps([]) == ["Articles", article.title]
        assert steps(topics) == ["Articles", "Sleep", article.title]

    @pytest.mark.parametrize("number", [1, 8])
    def test_comments_cost_one_query_however_many(
        self, article: ArticlePage, member: User, django_assert_num_queries: Any, number: int
    ) -> None:
        for _ in range(number):
            CommentFactory(target=article, member=member)
        found = ArticlePage.objects.with_authors().get(pk=article.pk)
        assert found.conversation
        assert found.get_absolute_url()

        with django_assert_num_queries(1):
            [posting, _] = things_about(found, topics=[], image="")
        assert len(posting["comment"]) == number


class TestParts:
    def test_without_changes_there_is_no_list_of_them(self, article: ArticlePage) -> None:
        parts = article_parts({}, article)

        assert "The call ran over." in parts.text
        assert parts.changes == ""

    def test_the_changes_stand_by_themselves(self, article: ArticlePage) -> None:
        ArticleUpdate.objects.create(page=article, text="<p>At eight now.</p>")

        parts = article_parts({}, ArticlePage.objects.get(pk=article.pk))

        assert parts.changes != ""
        assert "At eight now." in parts.text + parts.changes

    def test_drawn_once_for_one_article_and_anew_for_the_next_reader(
        self, article: ArticlePage, django_assert_num_queries: Any
    ) -> None:
        first = article_parts({}, article)

        with django_assert_num_queries(0):
            assert article_parts({}, article) is first
        assert article_parts({}, ArticlePage.objects.get(pk=article.pk)) is not first

    @pytest.mark.parametrize("number", [1, 6])
    def test_any_number_of_links_to_pages_costs_the_same(
        self, author: User, django_assert_num_queries: Any, number: int
    ) -> None:
        others = [ArticlePageFactory(author=author) for _ in range(number)]
        links = "".join(f'<p><a linktype="page" id="{other.pk}">there</a></p>' for other in others)
        article = ArticlePage.objects.get(pk=ArticlePageFactory(author=author, body=[("text", links)]).pk)
        request = RequestFactory().get("/")
        request.user = AnonymousUser()
        assert article.update_list == []
        first = others[0].get_absolute_url()  # the root of the site is found, and kept

        with django_assert_num_queries(3):
            text = article_parts({"request": request}, article).text

        assert text.count('href="/articles/article-') + text.count(f'href="{first}') >= number


@pytest.mark.parametrize(
    ("who", "writes"),
    [("member", False), ("moderator", False), ("author", True), ("editor", True), ("administrator", True)],
)
def test_who_finds_something_to_write_in_the_cms(request: Any, site_tree: Any, who: str, writes: bool) -> None:
    person = request.getfixturevalue(who)

    assert may_write(person, True) is writes
    assert may_write(person, False) is False


def test_a_stranger_finds_nothing(db: Any) -> None:
    assert may_write(AnonymousUser(), True) is False
