"""Questions under articles that no author has answered: on the dashboard, and, once, in a notification."""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from blog.models import ArticlePage, DismissedQuestion
from community.comments.models import Comment, Question
from community.members.models import User
from community.notifications.question_notifications import remind_of_question

#: A question mark at the end of a word. Not one inside an address, and not one in a quoted line (`> `), which repeats
#: somebody else's question.
QUESTION_PATTERN = r"""(^|\n)(?! *>)[^\n]*[?？؟][)"'”’»*_]*(\s|$)"""
#: By then a reader who asked has stopped looking. Before that, the authors have the dashboard.
REMINDED_AFTER = timedelta(days=3)
#: What waited this long before questions could be marked is not brought up again.
TOO_OLD = timedelta(days=30)
#: So many are told of in one run of the timer.
BATCH = 200


def under_articles(articles: QuerySet[ArticlePage]) -> QuerySet[Comment]:
    """The published comments under these."""
    return Comment.objects.published().filter(
        conversation__content_type=ContentType.objects.get_for_model(ArticlePage),
        conversation__object_id__in=articles.values("pk"),
    )


def looks_like_a_question() -> Q:
    """Marked as one, or with a question mark."""
    return Q(question__isnull=False) | Q(comment__regex=QUESTION_PATTERN)


def unanswered(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Those of readers that no author of the article has answered, and no answer has solved; the oldest first."""
    wrote_it = Q(user__authorships__page=OuterRef("conversation__object_id"))
    answers = Comment.objects.published().filter(wrote_it, conversation=OuterRef("conversation"), alias="")
    answer = answers.filter(path__startswith=OuterRef("path")).exclude(pk=OuterRef("pk"))
    by_author = User.objects.filter(pk=OuterRef("user"), authorships__page=OuterRef("conversation__object_id"))
    solved = Question.objects.solved().filter(comment=OuterRef("pk"))
    dismissed = DismissedQuestion.objects.filter(comment=OuterRef("pk"))
    # A comment under an alias counts as a reader's, even an author's own: the list must not reveal who wrote it.
    is_readers = ~Exists(by_author) | ~Q(alias="")
    waiting = comments.filter(~Exists(answer), ~Exists(solved), ~Exists(dismissed), is_readers)
    return waiting.select_related("user", "conversation").order_by("published_at", F("pk"))


def remind_authors(now: datetime | None = None) -> int:
    """Tells the authors of questions that have waited for `REMINDED_AFTER`, each once. Only of those that are marked:
    many a comment has a question mark. Returns how many."""
    now = now or timezone.now()
    due = Question.objects.filter(authors_reminded_at=None, answer=None, comment__published_at__gt=now - TOO_OLD)
    keys = due.filter(comment__published_at__lte=now - REMINDED_AFTER).values("comment_id")
    found = list(unanswered(under_articles(ArticlePage.objects.live()).filter(pk__in=keys))[:BATCH])
    for question in found:
        if Question.objects.filter(comment=question, authors_reminded_at=None).update(authors_reminded_at=now):
            remind_of_question(question, question.conversation.target.comment_authors())
    return len(found)
