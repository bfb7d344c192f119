from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from demo.demo_users import PASSWORD, accounts_with_demo_password


class Command(BaseCommand):
    help = "Says where the site is and, when the demo is loaded, who can sign in to it."

    def handle(self, *args: Any, **options: Any) -> None:
        lines = [f"{settings.SITE_URL}/"]
        if accounts := accounts_with_demo_password():
            lines += ["", f"Sign in at {settings.SITE_URL}/account/login/ as"]
            lines += [f"  {one.role:14} {one.email:22} {PASSWORD:12} {one.can}" for one in accounts]
        self.stdout.write("\n".join(lines))
