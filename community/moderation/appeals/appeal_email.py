"""The answer to an appeal, by e-mail: also to members who want no other e-mail, and to guests."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from community.branding.brand import current_brand
from community.members.time_zone import time_of
from community.moderation.models import Appeal

from .appealable import appeal_url


def send_appeal_email(appeal: Appeal) -> None:
    """Call it in the transaction of the answer. A guest whose address is not kept any more gets none."""
    comment = appeal.decision.comment
    address = appeal.member.email if appeal.member else (comment.user_email if comment else "")
    if not address:
        return
    can_sign_in = appeal.member is not None and appeal.member.is_active
    path = appeal.get_absolute_url() if can_sign_in else appeal_url(appeal.decision)
    is_overturned = appeal.outcome == Appeal.Outcome.OVERTURNED
    context = {
        "appeal": appeal,
        "is_overturned": is_overturned,
        "name": appeal.member.display_name if appeal.member else (comment.user_name if comment else ""),
        "is_about_comment": not appeal.decision.member_id,
        "link": settings.SITE_URL + path,
        "site_name": current_brand().name,
    }
    with time_of(appeal.member):
        message = render_to_string("emails/appeal_answered.txt", context)
    subject = "Your appeal: the decision is taken back" if is_overturned else "Your appeal: the decision stays"
    send_mail(subject=subject, message=message, from_email=None, recipient_list=[address])
