"""Eight processes write 200 replies in one conversation at once: none may be lost, out of order or counted wrong."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence

from django.db import connection

from community.comments.counters import counted_by
from community.comments.models import Comment, Conversation
from community.comments.path import WIDTH
from community.members.models import User
from tests.factories import ArticlePageFactory

from .bulk_comments import create_conversation, members
from .report import Report
from .server import ROOT

WRITERS, REPLIES = 8, 25


def measure(report: Report) -> None:
    report.head(f"{WRITERS * REPLIES} replies from {WRITERS} processes at once, through the whole journey")
    article = ArticlePageFactory()
    # Members who have written before: comments of new members wait for a moderator.
    conversation = create_conversation(article, 2_000, writers=members(400))
    first = conversation.comments.order_by("pk")[0]
    known = User.objects.filter(pk__in=conversation.comments.values("user")).order_by("pk")[: WRITERS * REPLIES]
    start = time.monotonic()
    written = reply_concurrently(first, [member.pk for member in known])
    report.say(f"{len(written)} written in {time.monotonic() - start:.1f} s")
    for what, wrong in problems(conversation, written).items():
        report.say(f"{what}: {wrong or 'none'}, {report.goal(f'replies at once, {what}: {wrong}', met=not wrong)}")


def reply_concurrently(first: Comment, writers: Sequence[int]) -> dict[int, str]:
    """Start all processes at the same moment; return the text of each reply by its primary key."""
    share = len(writers) // WRITERS
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reply_writer", str(connection.settings_dict["NAME"]), str(first.pk)]
            + [str(pk) for pk in writers[number * share : (number + 1) * share]],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    written = [each for process in processes for each in json.loads(process.communicate(timeout=300)[0])]
    assert {status for _, _, status in written} == {Comment.Status.PUBLISHED}
    return {pk: text for pk, text, _ in written}


def problems(conversation: Conversation, written: dict[int, str]) -> dict[str, list[int]]:
    """Return for each problem the primary keys of the comments that have it."""
    comments = list(conversation.comments.in_reading_order())
    by_key = {comment.pk: comment for comment in comments}
    below = dict.fromkeys(by_key, 0)
    for comment in comments:
        for above in counted_by(comment.path, comment.reply_to_id):
            below[above] += 1
    conversation.refresh_from_db()
    return {
        "lost": [pk for pk, text in written.items() if pk not in by_key or by_key[pk].comment != text],
        "not written at all": list(range(WRITERS * REPLIES - len(written))),
        "out of order": [comment.pk for comment in comments if is_out_of_order(comment, by_key)],
        "counted wrong": [pk for pk, count in below.items() if by_key[pk].nested_count != count],
        "too many or few in the conversation": [conversation.comment_count - len(comments)]
        if conversation.comment_count != len(comments)
        else [],
    }


def is_out_of_order(comment: Comment, by_key: dict[int, Comment]) -> bool:
    """Tell whether its path is not its parent's path plus its own key."""
    own = f"{comment.pk:0{WIDTH}x}"
    above = by_key[comment.parent_id].path if comment.level else ""
    return comment.path != above + own or len(comment.path) != WIDTH * (comment.level + 1)
