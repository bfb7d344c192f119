"""One e-mail at once, past the queue, for an operator who tries whether e-mail leaves."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection, make_msgid

from community.branding.brand import current_brand
from community.notifications.emails.email_headers import sender
from community.notifications.emails.email_paragraphs import html_of

from .email_delivery import reason_of

TEXT = "This e-mail was sent to try it out. If you can read it, the site can send e-mails."


def send_trial(address: str) -> str:
    """Return "" when it was taken, otherwise what the server said. Takes EMAIL_TIMEOUT at most, more or less."""
    subject = f"A test from {current_brand().name}"
    message = EmailMultiAlternatives(subject, TEXT, sender(), [address])
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    message.extra_headers["Message-ID"] = make_msgid(domain=settings.SITE_HOST)
    message.attach_alternative(html_of(TEXT, subject=subject), "text/html")
    try:
        get_connection(settings.EMAIL_DELIVERY_BACKEND).send_messages([message])
    except Exception as error:  # noqa: BLE001 -- whatever it was, the operator reads it
        return reason_of(error)
    return ""
