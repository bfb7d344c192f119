from typing import Any

from django.core.management.base import BaseCommand

from community.check_ins.key_renewal import renew_keys


class Command(BaseCommand):
    help = (
        "Encrypts the answers of check-ins, and the hashes that stand beside them, with the first of CHECK_IN_KEYS (or "
        "SECRET_KEY). Then an old key can be forgotten."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        renewed, unreadable = renew_keys()
        self.stdout.write(f"Answers ... {renewed}")
        if unreadable:
            self.stdout.write(f"Not renewed, because their key is not known ... {unreadable}")
