from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.management.commands.publish_scheduled import Command as PublishScheduled
from wagtail.models import Revision

from blog.editor.log_actions import REFUSED
from blog.models.checked_page import CheckedPageMixin
from blog.newsletter.scheduling import send_due_newsletters


class Command(PublishScheduled):
    help = (
        "Publishes and unpublishes what is due, and sends newsletters. "
        "A page that isn't complete is left out, with the reason in its history."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()):
            page = revision.as_object()
            if isinstance(page, CheckedPageMixin) and (problems := page.publish_problems()):
                self.stderr.write(f"Not published: “{page}”. {' '.join(problems)}")
                if not options["dryrun"]:
                    revision.approved_go_live_at = None
                    revision.save(update_fields=["approved_go_live_at"])
                    log(instance=page, action=REFUSED, data={"problems": problems}, revision=revision)
        super().handle(*args, **options)
        if not options["dryrun"]:
            send_due_newsletters()
