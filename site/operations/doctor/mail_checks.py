"""Whether e-mail leaves, and whether others will believe it. `manage.py send_test_mail` sends one."""

import smtplib
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import get_connection

from community.notifications.delivery.sending_domain import MailSettings, problems
from community.notifications.models import QueuedEmail
from operations import readiness

from .dns_records import NameServersAway, texts_at
from .finding import Finding
from .settings_checks import is_public

SEND_ONE = "manage.py send_test_mail you@example.org"


def mail_in_use() -> MailSettings:
    return MailSettings(
        backend=settings.EMAIL_DELIVERY_BACKEND,
        host=settings.EMAIL_HOST,
        from_email=settings.DEFAULT_FROM_EMAIL,
        site_url=settings.SITE_URL,
        is_encrypted=settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL,
    )


def mail_settings() -> Iterator[Finding]:
    if is_public():
        for problem in problems(mail_in_use()):
            yield Finding(problem, f"Mend it in .env (.env.example says how), restart, and try  {SEND_ONE}  .")


def queue() -> Iterator[Finding]:
    if said := readiness.email():
        yield Finding(
            f"E-mails don't leave: {said}.",
            "What the mail server said shows  manage.py mail_status  ; once that's mended, press “Try all again now” "
            "in the CMS under Reports, E-mails.",
        )
    if failed := QueuedEmail.objects.failed().count():
        yield Finding(
            f"{failed} {'e-mail was' if failed == 1 else 'e-mails were'} given up.",
            "manage.py mail_status  says why each; “Try again now” is in the CMS under Reports, E-mails.",
            is_urgent=False,
        )


def mail_server() -> Iterator[Finding]:
    """Connects and signs in, and sends nothing."""
    if "smtp" not in settings.EMAIL_DELIVERY_BACKEND:
        return
    mail = get_connection(settings.EMAIL_DELIVERY_BACKEND)
    try:
        mail.open()
    except smtplib.SMTPAuthenticationError:
        yield Finding(
            "The mail server refuses the name or the password.",
            f"Mend EMAIL_URL in .env (special letters as %40 and so on), restart, and try  {SEND_ONE}  .",
        )
    except (smtplib.SMTPException, OSError):
        yield Finding(
            f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not answer as it should.",
            "See whether host, port and encryption in EMAIL_URL are right: many hosts block port 25, and 587 wants "
            "smtp+tls://, 465 smtp+ssl://.",
        )
    finally:
        mail.close()


def sending_domain_records() -> Iterator[Finding]:
    """SPF and DMARC. The name of a DKIM key is known to the mail server alone: `send_test_mail` says where to look."""
    domain = mail_in_use().domain
    if not is_public() or "." not in domain:
        return
    try:
        spf, dmarc = texts_at(domain), policy_texts(domain)
    except NameServersAway:
        yield Finding(
            "No name server answers, so SPF and DMARC are not known.",
            "See whether  /etc/resolv.conf  names one that answers.",
            is_urgent=False,
        )
        return
    policies = [text for text in spf if text.lower().startswith("v=spf1")]
    if len(policies) != 1:
        says = "nothing" if not policies else "several things at once"
        yield Finding(
            f"The DNS says {says} about who may send for {domain} (SPF).",
            f'Let there be one record:  {domain}. TXT "v=spf1 a:{settings.EMAIL_HOST or "mail.example.org"} ~all"  .',
        )
    if not any(text.lower().startswith("v=dmarc1") for text in dmarc):
        yield Finding(
            f"The DNS has no DMARC record for {domain}, so large receivers may refuse your e-mails.",
            f'Begin with  _dmarc.{domain}. TXT "v=DMARC1; p=none; rua=mailto:postmaster@{domain}"  .',
            is_urgent=False,
        )


def policy_texts(domain: str) -> list[str]:
    """Those of the domain, or else of the one above it that receivers ask instead."""
    labels = domain.split(".")
    above = (".".join(labels[number:]) for number in range(len(labels) - 1))
    return next((texts for name in above if (texts := texts_at(f"_dmarc.{name}"))), [])
