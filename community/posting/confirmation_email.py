from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from community.comments.models import Comment, Confirmation


@task()
def send_confirmation_email(comment_id: int) -> None:
    """Sends a guest the link that confirms their comment. Does nothing if the comment is no longer unconfirmed.

    The token is issued here, so that only the e-mail contains it: it is in no table and in no queued task.
    """
    comment = Comment.objects.filter(pk=comment_id, status=Comment.Status.UNCONFIRMED).first()
    if comment is None:
        return
    token = Confirmation.objects.issue(comment)
    context = {
        "name": comment.user_name,
        "title": comment.conversation.target.title,
        "link": settings.SITE_URL + reverse("comment-confirm", args=[token]),
        "days": Confirmation.LASTS.days,
        "days_to_withdraw": settings.RETENTION_DAYS["guest_links"],
        "site_name": settings.SITE_NAME,
    }
    send_mail(
        subject=render_to_string("emails/confirm_comment.subject.txt", context).strip(),
        message=render_to_string("emails/confirm_comment.txt", context),
        from_email=None,
        recipient_list=[comment.user_email],
    )
