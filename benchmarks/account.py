"""A member of many comments takes everything along and leaves: queries, seconds, memory, and how long others wait."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from account_data.deletion import delete_account, request_deletion
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.recount import recount
from community.comments.saving import save_comment
from community.members.models import User
from tests.factories import ArticlePageFactory

from .bulk_comments import create_conversation, members
from .report import Report
from .server import ROOT
from .timing import queries_of

#: The member writes one comment in eight: 19,000 of 150,000.
SHARE_OF_MEMBERS_COMMENTS = 18
#: One large conversation and many ordinary ones.
ORDINARY = 700
#: Megabytes that an export may need beyond those of an export of nothing.
MOST_MEMORY = 40
#: Seconds that somebody else's comment may take longer to be saved while the account is deleted.
LONGEST_WAIT = 1.0
#: For so many seconds before it begins somebody else writes as well, to compare.
SECONDS_BEFORE = 20
QUERIES_FOR_A_COMMENT = 2.0


def measure(report: Report, *, size: int) -> None:
    leaver, nobody, *others = members(102)
    writers = [leaver] * SHARE_OF_MEMBERS_COMMENTS + others[: 100 - SHARE_OF_MEMBERS_COMMENTS]
    large = create_conversation(ArticlePageFactory(), size // 15, writers=writers)
    for number in range((size - size // 15) // ORDINARY):
        create_conversation(ArticlePageFactory(), ORDINARY, writers=writers, seed=number)
    comments = Comment.objects.filter(user=leaver).count()
    show_export(report, leaver, nobody, comments)
    show_deletion(report, leaver, others[-1], large, comments)


def show_export(report: Report, member: User, nobody: User, comments: int) -> None:
    report.head(f"The file of a member with {comments:,} comments, among {Comment.objects.count():,}")
    base, made = export_in_process(nobody), export_in_process(member)
    more = made["megabytes"] - base["megabytes"]
    took = f"{made['seconds']:.1f} s ({made['cpu_seconds']:.1f} s of CPU time)"
    report.say(f"{took}, a file of {made['bytes'] / 1e6:.1f} MB, {made['queries']} queries")
    met = report.goal(f"memory of an export: {more:.0f} MB more, at most {MOST_MEMORY}", met=more <= MOST_MEMORY)
    report.say(f"{more:.0f} MB more memory than the file of a member without comments: {met}")


def export_in_process(member: User) -> dict[str, float]:
    """In a process of its own, because the most memory that a process ever had does not go down again."""
    command = [sys.executable, "-m", "benchmarks.export_maker", str(connection.settings_dict["NAME"]), str(member.pk)]
    made: dict[str, float] = json.loads(subprocess.check_output(command, cwd=ROOT, text=True))
    return made


def show_deletion(report: Report, leaver: User, writer: User, conversation: Conversation, comments: int) -> None:
    report.head(f"The deletion of this account, with all comments, while another member writes on {connection.vendor}")
    deletion_request, _ = request_deletion(leaver, keeps_content=False)
    alone: list[float] = []
    with writing(writer, conversation, alone):
        time.sleep(SECONDS_BEFORE)
    waits: list[float] = []
    start = time.monotonic()
    with writing(writer, conversation, waits):
        queries = queries_of(lambda: delete_account(deletion_request))
    seconds = time.monotonic() - start
    met = report.goal(
        f"queries of a deletion: {queries:,} for {comments:,} comments", met=queries <= QUERIES_FOR_A_COMMENT * comments
    )
    report.say(f"{queries:,} queries, {seconds:.1f} s: {met}")
    longer = max(waits) - max(alone)
    met = report.goal(f"longest wait for others: {longer:.2f} s", met=longer <= LONGEST_WAIT)
    report.say(f"{len(waits)} comments by another member meanwhile, the slowest took {max(waits):.2f} s,")
    report.say(f"and of {len(alone)} just before, {max(alone):.2f} s. Longer: {longer:.2f} s, {met}")
    wrong = sum(recount().values())
    report.say(f"counters that are wrong afterwards: {wrong}, {report.goal('counters are right', met=not wrong)}")


@contextmanager
def writing(member: User, conversation: Conversation, waits: list[float]) -> Iterator[None]:
    """Meanwhile this member comments in the conversation, again and again; `waits` gets the seconds of each."""
    is_over = threading.Event()

    def write() -> None:
        while not is_over.is_set():
            draft = Draft(target=conversation.target, member=member, body=f"Comment {len(waits)} of mine.")
            start = time.monotonic()
            save_comment(draft, status=Comment.Status.PUBLISHED)
            waits.append(time.monotonic() - start)
            time.sleep(0.05)
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
