"""The e-mails about reports. None has a word of what the reporter typed, or of the comment: who types somebody
else's address would be writing to them through us, and somebody may look over a shoulder."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.urls import reverse

from community.members.time_zone import time_of
from community.moderation.models import HelpLine, HelpOffer, Report, ReportSettings
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import SiteEmail, build_email


def send_confirmation(report: Report, token: str) -> None:
    """To a guest whose address is not confirmed."""
    context = {"link": settings.SITE_URL + reverse("report-confirm", args=[token]), "days": report.LASTS.days}
    build_email("confirm_report", context, to=report.email, topic=f"confirm-report-{report.pk}").send()


def send_receipt(report: Report) -> None:
    """The reference of a report of something illegal, to those who left an address or are members."""
    if address := address_of(report):
        build_email("report_receipt", illegal_context(report), to=address).send()


def send_answers(reports: Iterable[Report]) -> None:
    """What came of it; of something illegal with the statement of reasons."""
    emails = [answer_to(report, address) for report in reports if (address := address_of(report))]
    if emails:
        get_connection().send_messages(emails)


def answer_to(report: Report, address: str) -> SiteEmail:
    if report.reference:
        return build_email("report_illegal_decided", illegal_context(report), to=address)
    return build_email("report_decided", {"report": report}, to=address, kind=EmailKind.DECISION)


def illegal_context(report: Report) -> dict[str, Any]:
    link = f"{reverse('report-lookup')}?number={report.reference}"
    return {"report": report, "link": settings.SITE_URL + link}


def address_of(report: Report) -> str:
    if report.email:
        return report.email
    member = report.reporter
    return member.email if member and member.is_active else ""


def send_help(offer: HelpOffer) -> None:
    """A moderator's words. To a member with a neutral subject and a link; to a guest, who has no page here, in full."""
    member = offer.comment.user
    if member:
        with time_of(member):
            context = {"member": member, "link": settings.SITE_URL + offer.get_absolute_url()}
            build_email("help_offer", context, to=member.email).send()
        return
    known = ReportSettings.load()
    context = {"words": offer.words, "words_of_help": known.words_of_help, "help_lines": help_lines()}
    build_email("help_offer_to_guest", context, to=offer.comment.user_email).send()


def help_lines() -> list[HelpLine]:
    return list(HelpLine.objects.order_by("sort_order", "pk"))
