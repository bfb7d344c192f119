from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.log_actions import log

from community.members.account_acts import RESET_SECOND_FACTOR, reset_second_factor
from community.members.models import User


class Command(BaseCommand):
    help = (
        "Removes the second steps of somebody who has lost them: an administrator, whom nobody in the CMS can help. It "
        "is in the log of the CMS, and they are told by e-mail. Be sure that it is them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        member = User.objects.filter(email__iexact=email).first()
        if member is None or not Authenticator.objects.filter(user=member).exists():
            raise CommandError(f"Nobody with the address {email} has a second step.")
        log(member, RESET_SECOND_FACTOR)
        reset_second_factor(member)
        self.stdout.write(f"{member.display_name} can sign in without a second step now, and should set up a new one.")
