from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from .models import Departure


@task()
def say_when(departure_id: int) -> None:
    """So that somebody whose open screen was used by another finds out in time."""
    departure = Departure.objects.select_related("member").filter(pk=departure_id).first()
    if departure is None:
        return
    context = {
        "departure": departure,
        "link": settings.SITE_URL + reverse("member-data"),
        "site_name": settings.SITE_NAME,
    }
    send_mail(
        subject=f"Your account on {settings.SITE_NAME} will be deleted tomorrow",
        message=render_to_string("emails/departure.txt", context),
        from_email=None,
        recipient_list=[departure.member.email],
    )
