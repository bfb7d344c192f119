import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from community.notifications.models import QueuedEmail
from operations.keys.key_change import NoKey, with_new_key

NEXT = """A new SECRET_KEY is in .env, and the old one in SECRET_KEY_FALLBACKS. What is left to do:
- Restart:  sudo systemctl restart juggle.target
- Then  manage.py renew_mfa_encryption  , or nobody with an authenticator app can sign in once the old key is gone,
  and  manage.py renew_check_in_keys  , or what readers answered in check-ins is lost with it.
- In two weeks, take SECRET_KEY_FALLBACKS out of .env and restart. If the old key has leaked, do it now: everybody is
  signed out, and links in e-mails that were sent do not work any more."""


class Command(BaseCommand):
    help = "Puts a new SECRET_KEY into .env and keeps the old one for links and sessions that people have."

    def handle(self, *args: Any, **options: Any) -> None:
        path = (settings.ROOT / ".env").resolve()  # which may be a link
        if waiting := QueuedEmail.objects.waiting().count():
            raise CommandError(
                f"{waiting} e-mails wait, and are encrypted with the present key. See  manage.py mail_status  ; "
                "nothing was changed."
            )
        try:
            text = with_new_key(path.read_text())
        except (FileNotFoundError, NoKey):
            raise CommandError(f"{path} has no SECRET_KEY: change it where the environment is set.") from None
        new = path.with_name(".env.new")
        new.unlink(missing_ok=True)  # left by a command that was killed
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            owner = path.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)  # root may be who runs this, and the site has to read it
        new.replace(path)
        self.stdout.write(NEXT)
