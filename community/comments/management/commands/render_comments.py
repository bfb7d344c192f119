from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from community.comments.markdown import to_html
from community.comments.models import Comment, Conversation

BATCH = 500


class Command(BaseCommand):
    help = (
        "Makes the stored HTML of all comments anew, after the renderer was changed. May be run at any time, twice too."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        read = written = 0
        comments = Comment.objects.exclude(status=Comment.Status.WITHDRAWN).order_by("pk")
        columns = ("pk", "conversation_id", "comment", "body_html")
        for pk, conversation_id, text, html in comments.values_list(*columns).iterator(BATCH):
            read += 1
            if (now := to_html(text)) != html:
                with transaction.atomic():
                    Conversation.objects.renew_cache_version(conversation_id)
                    # Only if the text is still that one: its author may be editing or withdrawing it.
                    written += Comment.objects.filter(pk=pk, comment=text).update(body_html=now)
        self.stdout.write(f"{read} comments read, {written} written anew.")
