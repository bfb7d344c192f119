from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from community.notifications.delivery.sending_domain import MailSettings, dns_advice, problems
from community.notifications.delivery.trial_email import send_trial


class Command(BaseCommand):
    help = "Checks the settings of e-mail, sends one at once, past the queue, and says what the DNS should say."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"{address} is no e-mail address.") from None
        mail = MailSettings(
            backend=settings.EMAIL_DELIVERY_BACKEND,
            host=settings.EMAIL_HOST,
            from_email=settings.DEFAULT_FROM_EMAIL,
            site_url=settings.SITE_URL,
            is_encrypted=settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL,
        )
        for problem in problems(mail):
            self.stdout.write(f"! {problem}")
        if refusal := send_trial(address):
            raise CommandError(f"Not sent: {refusal}")
        self.stdout.write(f"Sent to {address}. In the e-mail as it arrived, look for spf=pass, dkim=pass, dmarc=pass.")
        self.stdout.write("")
        for line in dns_advice(mail):
            self.stdout.write(line)
