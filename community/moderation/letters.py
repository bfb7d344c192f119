"""Letters about what moderators did. Each is a task: sending never keeps anybody waiting."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django_tasks import task

from .models import Unsealing


@task()
def tell_of_unsealing(unsealing_id: int) -> None:
    """By post as well: a member who asked for no letters is told of this one thing."""
    unsealing = Unsealing.objects.filter(pk=unsealing_id).select_related("comment__user").first()
    if unsealing is None or unsealing.comment is None or unsealing.comment.user is None:
        return
    member = unsealing.comment.user
    context = {
        "unsealing": unsealing,
        "member": member,
        "link": settings.SITE_URL + unsealing.get_absolute_url(),
        "site_name": settings.SITE_NAME,
    }
    send_mail(
        subject=f"A moderator has looked who {unsealing.comment.alias} is",
        message=render_to_string("emails/unsealed.txt", context),
        from_email=None,
        recipient_list=[member.email],
    )
