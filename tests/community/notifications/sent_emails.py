"""A run of what makes e-mails, and what has arrived."""

from datetime import datetime
from typing import Any

import time_machine
from django.core.management import call_command

from community.notifications.delivery.email_delivery import deliver_due

JONAS = "jonas-m@example.org"


def run_at(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        call_command("send_notification_emails", verbosity=0)
        deliver_due()


def arrived(mail_server: Any) -> list[tuple[str, str]]:
    return [(address, str(message["Subject"])) for address, message in mail_server.taken]


def text_of(mail_server: Any) -> str:
    return mail_server.taken[-1][1].get_body(("plain",)).get_content().replace("\r\n", "\n")


def html_of(mail_server: Any) -> str:
    return mail_server.taken[-1][1].get_body(("html",)).get_content()
