"""The dashboard of an author in the CMS: articles that came back, new comments, unanswered questions, overdue stories.

The number of queries does not depend on the number of articles.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DateTimeField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from blog.authors.dismissed_questions import dismissed_questions
from blog.authors.overdue_stories import OverdueStory, overdue_stories
from blog.authors.own_articles import OwnArticle, own_articles
from blog.authors.returned_articles import ReturnedArticle, returned_articles
from blog.authors.unanswered_questions import looks_like_a_question, unanswered, under_articles
from blog.models import ArticlePage
from community.comments.models import Comment, Visit
from community.members.models import User

# Comments count as new for this long under an article that the author has never opened.
DEFAULT_LOOKBACK = timedelta(days=7)
# The oldest come first. Once they are answered, the others move up.
MAX_QUESTIONS = 30
MAX_DISMISSED = 10


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
    dismissed: list[Comment]
    overdue_stories: list[OverdueStory]
    own: list[OwnArticle]


def author_dashboard(author: User, *, now: datetime) -> AuthorDashboard:
    articles = {article.pk: article for article in ArticlePage.objects.live().by(author).defer_streamfields()}
    comments = under_articles(ArticlePage.objects.live().by(author))
    questions = list(unanswered(comments.filter(looks_like_a_question()))[:MAX_QUESTIONS])
    dismissed = list(dismissed_questions(comments)[:MAX_DISMISSED])
    for question in [*questions, *dismissed]:
        question.article = articles[question.conversation.object_id]
    return AuthorDashboard(
        returned=returned_articles(author),
        new_comments=new_comments(comments.exclude(user=author), articles, author=author, now=now),
        questions=questions,
        dismissed=dismissed,
        overdue_stories=overdue_stories(author, now=now),
        own=own_articles(author),
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
