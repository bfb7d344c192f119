from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from community.branding.brand import current_brand
from community.members.time_zone import time_of

from .models import DeletionRequest


@task()
def send_deletion_email(deletion_request_id: int) -> None:
    """Tell the member when the account is deleted, in time to cancel if somebody else used their open browser.

    Called within the transaction of the request. A task because earlier versions queued it as one.
    """
    deletion_request = DeletionRequest.objects.select_related("member").filter(pk=deletion_request_id).first()
    if deletion_request is None:
        return
    context = {
        "deletion_request": deletion_request,
        "link": settings.SITE_URL + reverse("account-data"),
        "site_name": current_brand().name,
    }
    with time_of(deletion_request.member):
        message = render_to_string("emails/account_deletion.txt", context)
    send_mail(
        subject=f"Your account on {current_brand().name} will be deleted tomorrow",
        message=message,
        from_email=None,
        recipient_list=[deletion_request.member.email],
    )
