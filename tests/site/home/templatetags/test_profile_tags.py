from datetime import timedelta

import pytest
from django.test import Client

from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Act, Decision
from community.moderation.standing_decisions import demote
from home.templatetags.profile_tags import (
    by_page,
    comment_count,
    comments_by,
    own_standing,
    reactions_received,
    topics_by,
)
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory


def helped(comment: Comment, times: int, **also: str) -> Comment:
    Comment.objects.filter(pk=comment.pk).update(reaction_count=times, **also)
    return comment


def test_helped_received_adds_up_in_one_query(article, member, django_assert_num_queries) -> None:
    helped(CommentFactory(target=article, member=member), 2)
    helped(CommentFactory(target=article, member=member), 3)
    helped(CommentFactory(target=article, member=member, status="removed"), 5)
    helped(CommentFactory(target=article), 7)
    reactions_received(member)

    with django_assert_num_queries(1):
        assert reactions_received(member) == 5


def test_nothing_counts_that_was_said_under_an_alias(article, member) -> None:
    named = helped(CommentFactory(target=article, member=member), 1)
    helped(CommentFactory(target=article, member=member), 4, alias="A quiet heron")

    assert comments_by(member).rows == [named]
    assert reactions_received(member) == 1


def test_nothing_is_listed_that_this_reader_may_not_read(article, member) -> None:
    CommentFactory(target=article, member=member)
    article.unpublish()

    assert (comments_by(member).rows, reactions_received(member)) == ([], 0)


@pytest.mark.parametrize("number", [1, 45])
def test_everything_said_is_there_page_by_page_in_as_many_queries(
    article, member, number, django_assert_num_queries
) -> None:
    said = [CommentFactory(target=article, member=member) for _ in range(number)]
    first = comments_by(member)

    pages = [first]
    while pages[-1].next_before:
        with django_assert_num_queries(2):
            pages.append(comments_by(member, str(pages[-1].next_before)))

    assert [comment for page in pages for comment in page.rows] == said[::-1]
    assert [len(page.rows) for page in pages] == ([1] if number == 1 else [20, 20, 5])
    assert [page.is_first for page in pages] == [True, *[False] * (len(pages) - 1)]


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 30, "²"])
def test_an_address_that_makes_no_sense_is_the_first_page(article, member, before) -> None:
    said = CommentFactory(target=article, member=member)

    assert (comments_by(member, before).rows, comments_by(member, before).is_first) == ([said], True)


def test_ones_own_standing_counts_everything_approved(article, member) -> None:
    for number in range(6):
        helped(CommentFactory(target=article, member=member), 0, alias="A quiet heron" if number else "")
    User.objects.filter(pk=member.pk).update(date_joined=member.date_joined - timedelta(days=8))
    member.refresh_from_db()

    standing = own_standing(member)

    assert (standing.name, standing.next, standing.edit_minutes, standing.demotion) == ("trusted", "", 30, None)


def test_who_was_set_back_is_told_by_whose_words(member, moderator) -> None:
    decision = demote(member, by=moderator, note="Links.")

    assert own_standing(member).demotion == decision


def test_who_was_set_back_is_led_to_an_appeal_and_then_to_its_answer(site_tree, member, moderator) -> None:
    own = Client()
    own.force_login(member)
    assert own_standing(member).appeal_url == ""
    decision = demote(member, by=moderator, note="Links.")
    member.refresh_from_db()
    address = f"/moderation/appeals/{decision.pk}/"

    assert own_standing(member).appeal_url == address
    assert f'href="{address}">Appeal…</a>' in own.get("/members/me/edit/").text
    own.post(address, {"text": "It was one link."})

    assert f'href="{address}">Your appeal</a>' in own.get("/members/me/edit/").text


def test_what_still_waits_is_among_it_and_leads_to_the_article(article, member) -> None:
    said = CommentFactory(target=article, member=None, guest_email=member.email, body="As a guest.", status="held")
    Decision.objects.record(said, Act.CONFIRM, actor=None, before="unconfirmed")
    own = Client()
    own.force_login(member)

    page = own.get(member.get_absolute_url()).text

    assert "As a guest." in page
    assert f'<a href="{article.get_absolute_url()}">{article.title}</a> <span class="chip warn">' in page


def test_what_was_written_as_a_guest_is_shown_to_its_writer_alone(article, member, other_member) -> None:
    said = CommentFactory(target=article, member=None, guest_name="Noor", guest_email=member.email, body="As a guest.")
    Decision.objects.record(said, Act.CONFIRM, actor=None, before="unconfirmed")
    own, others = Client(), Client()
    own.force_login(member)
    others.force_login(other_member)

    assert "What you wrote as a guest" in own.get(member.get_absolute_url()).text
    assert "As a guest." in own.get(member.get_absolute_url()).text
    for page in (
        others.get(member.get_absolute_url()),
        Client().get(member.get_absolute_url()),
        own.get(f"{member.get_absolute_url()}?as=member"),
    ):
        assert "as a guest" not in page.text.lower()


def test_what_somebody_said_stands_under_the_page_it_was_said_on(article, member) -> None:
    other_article = ArticlePageFactory()
    first, second = CommentFactory(target=article, member=member), CommentFactory(target=other_article, member=member)
    third = CommentFactory(target=article, member=member)

    pages = by_page(comments_by(member).rows)

    assert [(page.target, page.comments) for page in pages] == [(article, [third, first]), (other_article, [second])]
    assert comment_count(member) == 3


@pytest.mark.parametrize("number", [1, 5])
def test_covers_of_the_pages_cost_the_same_however_many(client, site_tree, member, django_assert_num_queries, number):
    for _ in range(number):
        CommentFactory(target=ArticlePageFactory(topics=[TopicFactory(colour="rose")]), member=member)
    CommentFactory(member=member)
    comments_by(member)

    with django_assert_num_queries(2):
        pages = by_page(comments_by(member).rows)

    assert {page.target.cover_colour for page in pages[1:]} == {"rose"}


def test_somebody_often_writes_about_what_most_of_their_articles_are_about(site_tree, member) -> None:
    often, once = TopicFactory(name="Hours"), TopicFactory(name="Leave")
    ArticlePageFactory(author=member, topics=[once, often])
    ArticlePageFactory(author=member, topics=[often])
    ArticlePageFactory(topics=[TopicFactory(name="Somebody else’s")])

    assert topics_by(member) == [often, once]
