from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django_tasks import task

from community.branding.brand import current_brand
from community.members.time_zone import time_of

from .models import IdentityReveal


@task()
def send_reveal_email(identity_reveal_id: int) -> None:
    """Tells the member that a moderator was shown who they are. Sent even to members who want no other e-mail.

    Called within the transaction that reveals it. A task because earlier versions queued it as one.
    """
    identity_reveal = IdentityReveal.objects.filter(pk=identity_reveal_id).select_related("comment__user").first()
    if identity_reveal is None or identity_reveal.comment is None or identity_reveal.comment.user is None:
        return
    member = identity_reveal.comment.user
    context = {
        "identity_reveal": identity_reveal,
        "member": member,
        "link": settings.SITE_URL + identity_reveal.get_absolute_url(),
        "site_name": current_brand().name,
    }
    with time_of(member):
        message = render_to_string("emails/identity_revealed.txt", context)
    send_mail(
        subject=f"A moderator looked up who {identity_reveal.comment.alias} is",
        message=message,
        from_email=None,
        recipient_list=[member.email],
    )
