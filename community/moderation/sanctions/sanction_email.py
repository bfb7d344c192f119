"""What a moderator decided about a member, by e-mail: also to members who want no other e-mail."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from community.branding.brand import current_brand
from community.members.time_zone import time_of
from community.moderation.models import Sanction
from community.moderation.reasons.reasons_in_use import HOUSE_RULES


def send_sanction_email(sanction: Sanction, *, lifted_because: str = "") -> None:
    """Says what, why, until when and how to answer; or that it is lifted. Call it where the decision is saved."""
    decision = sanction.decision
    context = {
        "sanction": sanction,
        "decision": decision,
        "member": sanction.member,
        "alias": decision.comment.alias if decision.comment else "",
        "lifted_because": lifted_because,
        "link": settings.SITE_URL + sanction.get_absolute_url(),
        "rules": settings.SITE_URL + (decision.rule_url or HOUSE_RULES),
        "site_name": current_brand().name,
    }
    with time_of(sanction.member):
        message = render_to_string("emails/sanction.txt", context)
    send_mail(subject=subject_of(sanction), message=message, from_email=None, recipient_list=[sanction.member.email])


def subject_of(sanction: Sanction) -> str:
    if sanction.lifted_at:
        return f"You can write on {current_brand().name} again" if sanction.until else "A warning was taken back"
    return f"You are suspended on {current_brand().name}" if sanction.until else "A warning from a moderator"
