"""The dashboard of an author in the CMS: articles that came back, new comments, unanswered questions, overdue stories.

The number of queries does not depend on the number of articles.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, DateTimeField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from blog.authors.overdue_stories import OverdueStory, overdue_stories
from blog.authors.returned_articles import ReturnedArticle, returned_articles
from blog.models import ArticlePage
from community.comments.models import Comment, Visit
from community.members.models import User

# Comments count as new for this long under an article that the author has never opened.
DEFAULT_LOOKBACK = timedelta(days=7)
# The oldest come first. Once they are answered, the others move up.
MAX_QUESTIONS = 30
# A question mark at the end of a word. Not one inside an address, and not one in a quoted line (`> `), which repeats
# somebody else's question.
QUESTION_PATTERN = r"""(^|\n)(?! *>)[^\n]*[?？؟][)"'”’»*_]*(\s|$)"""


@dataclass(frozen=True)
class NewComments:
    article: ArticlePage
    count: int
    latest_at: datetime


@dataclass(frozen=True)
class AuthorDashboard:
    returned: list[ReturnedArticle]
    new_comments: list[NewComments]
    questions: list[Comment]
    overdue_stories: list[OverdueStory]


def author_dashboard(author: User, *, now: datetime) -> AuthorDashboard:
    articles = {article.pk: article for article in ArticlePage.objects.live().by(author).defer_streamfields()}
    comments = Comment.objects.published().filter(
        conversation__content_type=ContentType.objects.get_for_model(ArticlePage),
        conversation__object_id__in=ArticlePage.objects.live().by(author).values("pk"),
    )
    questions = list(unanswered_questions(comments)[:MAX_QUESTIONS])
    for question in questions:
        question.article = articles[question.conversation.object_id]
    return AuthorDashboard(
        returned=returned_articles(author),
        new_comments=new_comments(comments.exclude(user=author), articles, author=author, now=now),
        questions=questions,
        overdue_stories=overdue_stories(author, now=now),
    )


def new_comments(
    comments: QuerySet[Comment], articles: dict[int, ArticlePage], *, author: User, now: datetime
) -> list[NewComments]:
    """The comments of others since the author last opened each article; the article with the latest comment first."""
    seen = Visit.objects.filter(member=author, conversation=OuterRef("conversation")).values("seen_at")
    since = Coalesce(Subquery(seen), Value(now - DEFAULT_LOOKBACK), output_field=DateTimeField())
    new = comments.filter(published_at__gt=since).values("conversation__object_id")
    counted = new.annotate(count=Count("pk"), latest_at=Max("published_at")).order_by("-latest_at")
    return [NewComments(articles[row["conversation__object_id"]], row["count"], row["latest_at"]) for row in counted]


def unanswered_questions(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Comments of readers that contain a question and that no author of the article has answered, oldest first."""
    wrote_it = Q(user__authorships__page=OuterRef("conversation__object_id"))
    answers = Comment.objects.published().filter(wrote_it, conversation=OuterRef("conversation"), alias="")
    answer = answers.filter(path__startswith=OuterRef("path")).exclude(pk=OuterRef("pk"))
    by_author = User.objects.filter(pk=OuterRef("user"), authorships__page=OuterRef("conversation__object_id"))
    # A comment under an alias counts as a reader's, even an author's own: the list must not reveal who wrote it.
    asked = comments.filter(~Exists(answer), ~Exists(by_author) | ~Q(alias=""), comment__regex=QUESTION_PATTERN)
    return asked.select_related("user", "conversation").order_by("published_at", F("pk"))
