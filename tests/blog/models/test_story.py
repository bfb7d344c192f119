from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage, ArticleUpdate
from blog.models.checked_page import NotPublishableError
from blog.models.story import group_by_story, stories_of, story_of
from tests.factories import ArticlePageFactory

DAY = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)


def part(number: int, **changes: Any) -> ArticlePage:
    return ArticlePageFactory(title=f"Part {number}", published_at=DAY + timedelta(days=number), **changes)


def page_of(client: Any, article: ArticlePage) -> BeautifulSoup:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_branches_stand_in_order_of_date_and_say_what_they_continue(client: Any, site_tree: Any) -> None:
    one = part(1)
    two = part(2, follows=one)
    part(3, follows=one)
    part(4, follows=two)

    for article in ArticlePage.objects.all():
        items = page_of(client, article).select(".story-so-far li")
        assert [next(item.stripped_strings) for item in items] == ["Part 1", "Part 2", "Part 3", "Part 4"]
        assert ["of “" in item.small.text and item.small.text.split("“")[1].split("”")[0] for item in items] == [
            False,
            False,
            "Part 1",
            "Part 2",
        ]


def test_part_that_replaces_the_earlier_says_so_on_top_of_it(client: Any, site_tree: Any) -> None:
    one = part(1)
    two = part(2, follows=one, replaces_earlier=True, changed="The call moved.")

    notice = page_of(client, one).select_one(".update.is-replaced")

    assert " ".join(notice.text.split()) == "A newer part replaces this one: Part 2. The call moved."
    assert notice.a["href"] == two.get_absolute_url()
    assert page_of(client, two).select_one(".update.is-replaced") is None


def test_draft_shows_whoever_previews_it_where_it_will_stand(client: Any, site_tree: Any, editor: Any) -> None:
    one = part(1)
    draft = part(2, live=False)
    draft.follows, draft.changed = one, "The call moved."
    draft.save_revision(clean=False)
    client.force_login(editor)

    page = BeautifulSoup(client.get(f"/cms/pages/{draft.pk}/view_draft/").text, "html.parser")

    assert " ".join(page.select_one(".update").text.split()) == "This continues Part 1. The call moved."
    assert [next(item.stripped_strings) for item in page.select(".story-so-far li")] == ["Part 1", "Part 2"]
    assert page_of(client, one).select(".story-so-far") == []


def test_part_for_members_only_shows_them_where_it_stands(client: Any, site_tree: Any, member: Any) -> None:
    one = part(1)
    two = part(2, follows=one)
    PageViewRestriction.objects.create(page=two, restriction_type="login")
    client.force_login(member)

    page = page_of(client, two)

    assert [item.get("aria-current") for item in page.select(".story-so-far li")] == [None, "true"]
    assert page_of(client, one).select(".story-so-far") == []


def test_part_is_not_replaced_by_a_draft(client: Any, site_tree: Any) -> None:
    one = part(1)
    part(2, follows=one, replaces_earlier=True, live=False)

    assert page_of(client, one).select(".update.is-replaced, .story-so-far") == []


def test_unpublished_predecessor_is_not_named(client: Any, site_tree: Any) -> None:
    one = part(1)
    two = part(2, follows=one)
    one.unpublish()

    page = page_of(client, two)

    assert page.select(".story-so-far, .update") == []
    assert "Part 1" not in page.main.text


def test_changes_at_the_end_are_all_updates_and_corrections_in_order(client: Any, article: ArticlePage) -> None:
    for day, kind, text in [
        ("2026-05-10", "update", "It goes on."),
        ("2026-03-01", "correction", "The towel was blue."),
        ("2026-04-01", "update", "Daniel has read this."),
    ]:
        ArticleUpdate.objects.create(page=article, kind=kind, written_on=day, text=f"<p>{text}</p>")

    page = page_of(client, article)

    assert [item.select("p")[-1].text for item in page.select(".changes li")] == [
        "The towel was blue.",
        "1 April 2026 update, at the top of the article",
        "10 May 2026 update, at the top of the article",
    ]
    assert [chip.text for chip in page.select(".changes .chip")] == [
        "correction",
        "update, at the top of the article",
        "update, at the top of the article",
    ]
    assert [update.p.text for update in page.select(".update")] == ["It goes on.", "Daniel has read this."]


def test_form_refuses_a_loop_with_a_message(site_tree: Any) -> None:
    one = part(1)
    two = part(2, follows=one)
    one.follows = part(3, follows=two)

    with pytest.raises(ValidationError, match="later part of this story"):
        one.full_clean()


def test_of_two_that_would_follow_each_other_the_later_is_saved_without_it(
    site_tree: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Two authors at once: each form was right when it was sent, so `clean` has nothing to say."""
    one, two = part(1), part(2)
    one_form, two_form = ArticlePage.objects.get(pk=one.pk), ArticlePage.objects.get(pk=two.pk)
    one_form.follows = two
    two_form.follows = one
    one_form.full_clean()
    two_form.full_clean()

    one_form.save()
    two_form.save()

    assert [each.follows for each in ArticlePage.objects.order_by("pk")] == [two, None]
    assert "would follow itself" in caplog.text


def test_article_never_follows_itself(site_tree: Any) -> None:
    one = part(1)
    one.follows = one
    one.save()

    assert ArticlePage.objects.get().follows is None


def test_draft_that_would_close_a_loop_is_not_published(site_tree: Any) -> None:
    one = part(1, changed="Everything.")
    one.follows = two = part(2)
    waiting = one.save_revision(clean=False)
    two.follows = ArticlePage.objects.get(pk=one.pk)
    two.save()

    with pytest.raises(NotPublishableError, match="That article is a later part of this story"):
        waiting.publish()

    assert [each.follows_id for each in ArticlePage.objects.order_by("pk")] == [None, one.pk]
    assert len(story_of(one, among=ArticlePage.objects.readable())) == 2


@pytest.fixture
def chain(site_tree: Any) -> list[ArticlePage]:
    """Three parts and a branch from the first."""
    first = ArticlePageFactory()
    second = ArticlePageFactory(follows=first)
    return [first, second, ArticlePageFactory(follows=second), ArticlePageFactory(follows=first)]


def test_each_part_knows_all_parts_and_one_that_stands_alone_none(chain: list[ArticlePage]) -> None:
    alone = ArticlePageFactory()
    other = [ArticlePageFactory()]
    other.append(ArticlePageFactory(follows=other[0]))

    stories = stories_of([*chain, alone, *other])

    assert stories == {part.pk: chain for part in chain} | {part.pk: other for part in other}


def test_parts_nobody_asked_for_are_found_by_one_that_was(chain: list[ArticlePage]) -> None:
    assert stories_of([chain[3]])[chain[3].pk] == chain


def test_part_that_was_withdrawn_is_not_shown(chain: list[ArticlePage]) -> None:
    ArticlePage.objects.filter(pk=chain[3].pk).update(live=False)

    assert stories_of([chain[0]])[chain[0].pk] == chain[:3]


def test_part_that_was_withdrawn_still_connects_the_parts_around_it(chain: list[ArticlePage]) -> None:
    ArticlePage.objects.filter(pk=chain[1].pk).update(live=False)

    assert stories_of([chain[2]])[chain[2].pk] == [chain[0], *chain[2:]]


def test_any_number_of_stories_costs_one_query(chain: list[ArticlePage], django_assert_num_queries: Any) -> None:
    others = [ArticlePageFactory(follows=ArticlePageFactory()) for _ in range(2)]

    with django_assert_num_queries(1):
        stories_of([*chain, *others])
    with django_assert_num_queries(0):
        assert stories_of([]) == {}


@pytest.mark.parametrize(
    ("follows", "groups"),
    [
        ({}, {}),
        ({3: None, 5: 3, 4: 5, 9: 3}, {3: 3, 5: 3, 4: 3, 9: 3}),
        ({2: None, 8: 7, 7: 2, 6: 1, 1: None}, {2: 2, 8: 2, 7: 2, 6: 1, 1: 1}),
        ({1: 2, 2: 3, 3: 1}, {1: 1, 2: 1, 3: 1}),
        ({4: 99}, {4: 4}),
    ],
    ids=["nothing", "branches", "two stories", "a cycle", "something unknown"],
)
def test_parts_of_one_story_are_grouped_by_the_lowest_id(
    follows: dict[int, int | None], groups: dict[int, int]
) -> None:
    assert group_by_story(follows) == groups
