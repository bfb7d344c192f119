"""An author takes a question off the dashboard, or puts it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from blog.models import ArticlePage, DismissedQuestion
from community.comments.models import Comment
from community.notifications.question_notifications import forget_reminder

from .unanswered_questions import under_articles


@require_POST
def dismiss_question(request: HttpRequest, pk: int) -> HttpResponse:
    """`dismiss=no` puts it back. Only the authors of its article may."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    own = under_articles(ArticlePage.objects.live().by(request.user))
    question = get_object_or_404(own, pk=pk)
    if request.POST.get("dismiss") == "no":
        DismissedQuestion.objects.filter(comment=question).delete()
        messages.success(request, "It’s back on your desk.")
    else:
        DismissedQuestion.objects.get_or_create(comment=question)
        forget_reminder(question)
        messages.success(request, "It’s off your desk. Readers see no difference.")
    return redirect("author-dashboard")


def dismissed_questions(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """The latest first."""
    return comments.filter(dismissal__isnull=False).select_related("user", "conversation").order_by("-dismissal")
