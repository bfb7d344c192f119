from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from community.members.mfa_encryption import change_all_secrets, renew


class Command(BaseCommand):
    help = "Encrypts the secrets of second steps with the present SECRET_KEY. Then an old key can be forgotten."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Second steps ... {change_all_secrets(Authenticator.objects, renew)}")
