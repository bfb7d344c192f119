"""What waits for an author: on the dashboard, and in one notification."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from blog.authors import unanswered_questions
from blog.authors.author_dashboard import author_dashboard
from blog.authors.unanswered_questions import REMINDED_AFTER, TOO_OLD, remind_authors
from blog.models import ArticlePage, DismissedQuestion
from community.comments import questions
from community.comments.models import Comment, Mute
from community.comments.models.question import ChosenAs
from community.notifications.models import Notification
from tests.community.posting.conftest import sign_in
from tests.factories import ArticlePageFactory, CommentFactory, UserFactory


def ask(article: ArticlePage, *, ago: timedelta = REMINDED_AFTER, **more: Any) -> Comment:
    comment = CommentFactory(target=article, body="Tell me how you asked.", **more)
    questions.mark_as_question(comment)
    Comment.objects.filter(pk=comment.pk).update(published_at=timezone.now() - ago)
    return comment


def waiting(author: Any) -> list[int]:
    return [question.pk for question in author_dashboard(author, now=timezone.now()).questions]


def told() -> list[tuple[str, int]]:
    found = Notification.objects.filter(kind="unanswered").order_by("recipient")
    return list(found.values_list("recipient__username", "comment_id"))


class TestDashboard:
    def test_a_marked_question_needs_no_question_mark(self, article: ArticlePage, author: Any) -> None:
        asked = ask(article)
        CommentFactory(target=article, body="I did the same.")
        assert waiting(author) == [asked.pk]

    def test_one_that_is_solved_waits_for_nobody(self, article: ArticlePage, author: Any) -> None:
        asked = ask(article)
        questions.choose_answer(asked, CommentFactory(target=article, reply_to=asked), chosen_as=ChosenAs.ASKER)
        assert waiting(author) == []

    def test_it_is_dismissed_and_put_back(self, article: ArticlePage, author: Any) -> None:
        asked = ask(article)
        client, address = sign_in(author), f"/cms/dashboard/questions/{asked.pk}/"

        client.post(address, {"dismiss": "yes"})
        assert (waiting(author), DismissedQuestion.objects.get().comment_id) == ([], asked.pk)
        assert "Put back" in client.get("/cms/dashboard/").text

        client.post(address, {"dismiss": "no"})
        assert (waiting(author), DismissedQuestion.objects.count()) == ([asked.pk], 0)

    def test_only_its_own_authors_may_and_only_by_post(self, article: ArticlePage, author: Any) -> None:
        asked = ask(article)
        address, stranger = f"/cms/dashboard/questions/{asked.pk}/", UserFactory(groups=["Authors"])
        assert sign_in(stranger).post(address).status_code == 404
        assert sign_in(author).get(address).status_code == 405
        assert not DismissedQuestion.objects.exists()

    def test_the_panel_on_the_first_page_can_dismiss_as_well(self, article: ArticlePage, author: Any) -> None:
        ask(article)
        assert 'name="csrfmiddlewaretoken"' in sign_in(author).get("/cms/").text.partition("author-dashboard")[2]


class TestReminder:
    def test_after_three_days_and_once(self, article: ArticlePage, author: Any) -> None:
        early = ask(article, ago=REMINDED_AFTER - timedelta(minutes=1))
        late = ask(article, ago=REMINDED_AFTER)

        assert (remind_authors(), told()) == (1, [(author.username, late.pk)])
        assert remind_authors() == 0
        assert remind_authors(timezone.now() + timedelta(minutes=2)) == 1
        assert {pk for _, pk in told()} == {early.pk, late.pk}

    def test_every_author_but_nobody_of_their_own_question(self, author: Any) -> None:
        second = UserFactory(username="second", groups=["Authors"])
        article = ArticlePageFactory(authors=[author, second])
        asked = ask(article, member=second, without_name=False)
        remind_authors()
        assert told() == []  # an author's own is no reader's question

        asked = ask(article)
        remind_authors()
        assert sorted(told()) == sorted([(author.username, asked.pk), ("second", asked.pk)])

    def test_it_takes_the_place_of_what_was_told_of_the_comment(self, article: ArticlePage, author: Any) -> None:
        asked = ask(article)
        Notification.objects.create(recipient=author, comment=asked, kind="on-yours", read_at=timezone.now())

        remind_authors()

        assert list(Notification.objects.values_list("kind", "read_at")) == [("unanswered", None)]

    @pytest.mark.parametrize("what", ["answered", "solved", "dismissed", "held", "too old", "unmarked", "muted"])
    def test_not_of_one_that_is(self, article: ArticlePage, author: Any, what: str) -> None:
        asked = ask(article, ago=TOO_OLD if what == "too old" else REMINDED_AFTER)
        match what:
            case "answered":
                CommentFactory(target=article, member=author, reply_to=asked)
            case "solved":
                questions.choose_answer(asked, CommentFactory(target=article, reply_to=asked), chosen_as=ChosenAs.ASKER)
            case "dismissed":
                DismissedQuestion.objects.create(comment=asked)
            case "held":
                Comment.objects.filter(pk=asked.pk).update(status="held")
            case "unmarked":
                questions.unmark_question(asked)
            case "muted":
                Mute.objects.create(member=author, person=asked.user)

        remind_authors()

        assert told() == []

    def test_dismissing_or_solving_it_takes_the_notification_back(self, article: ArticlePage, author: Any) -> None:
        first, second = ask(article), ask(article)
        remind_authors()
        assert len(told()) == 2

        sign_in(author).post(f"/cms/dashboard/questions/{first.pk}/", {"dismiss": "yes"})
        answer = CommentFactory(target=article, reply_to=second)
        sign_in(author).post(f"/comments/{answer.pk}/answer/", {"answer": "yes"})

        assert told() == []

    def test_the_notification_names_who_asks_and_the_article(self, article: ArticlePage, author: Any) -> None:
        ask(article, member=UserFactory(display_name="Rosa Okafor"))
        remind_authors()
        page = sign_in(author).get("/notifications/").text
        assert "Rosa Okafor</bdi>’s question</strong> waits for you under" in page

    def test_a_run_stops_after_a_batch_and_the_next_goes_on(self, article: ArticlePage, monkeypatch: Any) -> None:
        monkeypatch.setattr(unanswered_questions, "BATCH", 1)
        ask(article), ask(article)
        assert [remind_authors() for _ in range(3)] == [1, 1, 0]
