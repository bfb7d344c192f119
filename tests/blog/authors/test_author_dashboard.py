from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from blog.authors.author_dashboard import author_dashboard
from blog.models import ArticlePage
from community.comments.models import Comment, Conversation, Visit
from tests.factories import ArticlePageFactory, CommentFactory, UserFactory


def dashboard(author: Any) -> Any:
    return author_dashboard(author, now=timezone.now())


def asked(author: Any) -> list[str]:
    return [question.comment for question in dashboard(author).questions]


class TestNews:
    def test_what_others_said_since_the_author_was_there(self, article: ArticlePage, author: Any) -> None:
        for days in (9, 5, 3):
            comment = CommentFactory(target=article)
            Comment.objects.filter(pk=comment.pk).update(published_at=timezone.now() - timedelta(days=days))
        CommentFactory(target=article, member=author)
        CommentFactory(target=article, status="held")
        CommentFactory()

        assert [(each.article, each.count) for each in dashboard(author).new_comments] == [(article, 2)]

        conversation = Conversation.objects.find(article)
        visit = Visit.objects.create(
            member=author, conversation=conversation, seen_at=timezone.now() - timedelta(days=4)
        )
        assert [each.count for each in dashboard(author).new_comments] == [1]
        visit.seen_at = timezone.now() - timedelta(days=30)
        visit.save()
        assert [each.count for each in dashboard(author).new_comments] == [3]

    def test_the_latest_word_stands_first(self, author: Any) -> None:
        first, second = ArticlePageFactory.create_batch(2, author=author)
        for target in (second, first):
            CommentFactory(target=target)

        assert [each.article for each in dashboard(author).new_comments] == [first, second]


class TestQuestions:
    @pytest.mark.parametrize(
        ("text", "is_asked"),
        [
            ("How did you ask?", True),
            ("How did you ask? I never dare.", True),
            ("“How did you ask?” she said", True),
            ("どうしましたか？", True),
            ("See https://example.org/?q=1 for more", False),
            ("I did the same.", False),
            ("> How did you ask?\n\nOut loud.", False),
            ("> Out loud.\n\nI see.\n\nWas it hard?", True),
        ],
    )
    def test_what_is_a_question(self, article: ArticlePage, author: Any, text: str, is_asked: bool) -> None:
        CommentFactory(target=article, body=text)

        assert asked(author) == ([text] if is_asked else [])

    def test_answered_by_an_author_at_any_depth_it_is_answered(self, article: ArticlePage, author: Any) -> None:
        first, second, third = (CommentFactory(target=article, body=f"{word}?") for word in ("one", "two", "three"))
        CommentFactory(target=article, member=author, reply_to=first)
        between = CommentFactory(target=article, reply_to=second, body="I wonder too.")
        CommentFactory(target=article, member=author, reply_to=between)
        CommentFactory(target=article, reply_to=third, body="Not by me.")
        CommentFactory(target=article, member=author, reply_to=third, status="held")

        assert asked(author) == ["three?"]

    def test_co_authors_answer_counts_and_their_questions_do_not(self, author: Any) -> None:
        owen = UserFactory()
        article = ArticlePageFactory(authors=[author, owen])
        question = CommentFactory(target=article, body="And you?")
        CommentFactory(target=article, member=owen, body="Did I really?")

        assert asked(author) == ["And you?"]
        CommentFactory(target=article, member=owen, reply_to=question)
        assert asked(author) == []

    def test_what_an_author_says_without_a_name_counts_as_a_readers(self, article: ArticlePage, author: Any) -> None:
        """A question that went from the list, or never came, would tell who wrote under the alias."""
        question = CommentFactory(target=article, body="And you?")
        CommentFactory(target=article, member=author, without_name=True, reply_to=question, body="I asked twice.")
        CommentFactory(target=article, member=author, without_name=True, body="Does nobody dare?")

        assert asked(author) == ["And you?", "Does nobody dare?"]

    def test_an_author_elsewhere_is_a_reader_here(self, article: ArticlePage, author: Any) -> None:
        other = ArticlePageFactory().authors[0]
        question = CommentFactory(target=article, member=other, body="How?")
        CommentFactory(target=article, member=other, reply_to=question, body="Anybody?")

        assert asked(author) == ["How?", "Anybody?"]

    def test_replies_that_ask_are_questions_and_held_ones_are_not(self, article: ArticlePage, author: Any) -> None:
        CommentFactory(target=article, member=author, body="Ask me.")
        said = CommentFactory(target=article, body="Well.")
        CommentFactory(target=article, reply_to=said, body="Well what?")
        CommentFactory(target=article, body="Buy?", status="held")

        assert asked(author) == ["Well what?"]


class TestStoriesDue:
    def test_whose_last_part_is_older_than_a_quarter(self, author: Any) -> None:
        now = timezone.now()

        def story(*days: int, by: Any = author) -> list[ArticlePage]:
            parts: list[ArticlePage] = []
            for age in days:
                before = parts[-1] if parts else None
                parts.append(ArticlePageFactory(author=by, follows=before, published_at=now - timedelta(days=age)))
            return parts

        overdue, older = story(300, 91), story(400, 300, 200)
        story(300, 89)
        story(300)
        story(300, 91, by=UserFactory())
        ArticlePageFactory(follows=overdue[-1], live=False, published_at=now)

        assert [(due.first, due.last) for due in dashboard(author).overdue_stories] == [
            (older[0], older[-1]),
            (overdue[0], overdue[-1]),
        ]

    def test_branches_are_one_story(self, author: Any) -> None:
        now = timezone.now()
        first = ArticlePageFactory(author=author, published_at=now - timedelta(days=300))
        ArticlePageFactory(author=author, follows=first, published_at=now - timedelta(days=200))
        ArticlePageFactory(follows=first, published_at=now - timedelta(days=10))

        assert dashboard(author).overdue_stories == []


def test_dashboard_costs_the_same_for_three_articles_as_for_one(author: Any, django_assert_num_queries: Any) -> None:
    old = timezone.now() - timedelta(days=200)

    def one_more() -> None:
        article = ArticlePageFactory(author=author, published_at=old)
        ArticlePageFactory(author=author, follows=article, published_at=old)
        CommentFactory(target=article, body="Really?")

    one_more()
    dashboard(author)
    with django_assert_num_queries(13):
        dashboard(author)
    one_more()
    one_more()

    with django_assert_num_queries(13):
        full = dashboard(author)
    assert (len(full.new_comments), len(full.questions), len(full.overdue_stories)) == (3, 3, 3)


def test_dashboard_is_in_the_menu_and_on_the_first_page_of_the_cms(
    client: Any, article: ArticlePage, author: Any
) -> None:
    CommentFactory(target=article, body="How did you ask?")
    client.force_login(author)

    for address in ("/cms/dashboard/", "/cms/"):
        response = client.get(address)
        page = BeautifulSoup(response.text, "html.parser")
        assert [link.text for link in page.select("#dashboard-questions ~ ul a")] == ["“How did you ask?”"]
        assert "My desk" in response.text


def test_those_who_do_not_write_have_no_dashboard(client: Any, moderator: Any, member: Any) -> None:
    for person in (moderator, member):
        client.force_login(person)
        assert client.get("/cms/dashboard/").status_code == 302
    client.force_login(moderator)
    assert "My desk" not in client.get("/cms/").text
