from argparse import ArgumentTypeError
from collections import Counter
from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from community.comments.models import Comment, CommentQuerySet
from community.members.models import User
from community.moderation.models import Replay
from community.moderation.verdict_replay import Replayed, act_on, replay, undo
from community.spam.sentences import count_of


class Command(BaseCommand):
    help = (
        "Says what today's rules of the spam filter make of past comments, grouped by the reason; --act does it to all "
        "of a group, --undo puts them back. What a moderator has decided about is left out. The circumstances are the "
        "ones that were kept: a newcomer of then is a newcomer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--waiting", action="store_true", help="comments that wait for a moderator")
        which.add_argument("--since", metavar="DATE", type=_date, help="comments since this day (2026-11-01)")
        which.add_argument("--undo", metavar="NUMBER", type=int, help="put back what this replay changed")
        parser.add_argument("--act", metavar="GROUP", help="do it to all comments of this group")
        parser.add_argument("--by", metavar="HANDLE", help="the moderator in whose name it is done, for the log")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["undo"]:
            self._undo(options["undo"], _moderator(options["by"]))
        elif options["act"]:
            self._act(options["act"], _comments(options), _moderator(options["by"]))
        else:
            self._report(list(replay(_comments(options))))

    def _report(self, found: list[Replayed]) -> None:
        changes = Counter(one.group for one in found if one.is_change)
        for group, count in changes.most_common():
            self.stdout.write(f"{group}: {count_of(count, 'comment', 'comments')}")
            for one in [one for one in found if one.group == group][:3]:
                self.stdout.write(f"  {one.comment.pk} {' '.join(one.comment.comment.split())[:70]}")
        same = len(found) - changes.total()
        self.stdout.write(f"{count_of(same, 'comment stays', 'comments stay')} as decided.")

    def _act(self, group: str, comments: CommentQuerySet, moderator: User) -> None:
        found = [one for one in replay(comments) if one.is_change and one.group == group]
        if not found:
            raise CommandError(f"No comment is in the group {group}. Without --act the groups are listed.")
        done = act_on(group, found, by=moderator)
        self.stdout.write(
            f"{count_of(done.decisions.count(), 'comment', 'comments')} changed. "
            f"To put them back: manage.py replay_verdicts --undo {done.pk} --by {moderator.username}"
        )

    def _undo(self, number: int, moderator: User) -> None:
        done = Replay.objects.filter(pk=number).first()
        if done is None:
            raise CommandError(f"There is no replay {number}.")
        self.stdout.write(f"{count_of(undo(done, by=moderator), 'comment', 'comments')} put back.")


def _comments(options: dict[str, Any]) -> CommentQuerySet:
    if options["waiting"]:
        return Comment.objects.filter(status=Comment.Status.HELD)
    return Comment.objects.filter(submit_date__gte=options["since"])


def _moderator(handle: str | None) -> User:
    member = User.objects.filter(username=handle or "", is_active=True).first()
    if member is None or not member.has_perm("comments.moderate_comment"):
        raise CommandError("Say in whose name, for the log: --by with the handle of a moderator.")
    return member


def _date(text: str) -> datetime:
    try:
        day = parse_date(text)
    except ValueError:  # 2026-02-30
        day = None
    if day is None:
        raise ArgumentTypeError(f"{text} is no day; write it like 2026-11-01")
    return timezone.make_aware(datetime.combine(day, time.min))
