from collections.abc import Iterable

from django.conf import settings
from django.db import connection

from . import (
    account,
    article,
    conversation,
    desk,
    digest,
    discussions,
    followers,
    pages,
    reply,
    search,
    served,
    together,
    verdict,
)
from .report import Report


def run(pieces: Iterable[str], *, quick: bool) -> int:
    """Measure these pieces in a temporary database; return 1 if a goal is missed."""
    report = Report()
    report.say(f"On {connection.vendor}, in a database of its own; building it takes a moment.")
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        if "conversation" in pieces:
            conversation.measure(report, sizes=(99, 1_000) if quick else (99, 1_000, 10_000))
        if "pages" in pieces:
            pages.measure(report, size=1_000 if quick else 10_000)
        if "reply" in pieces:
            reply.measure(report, size=1_000 if quick else 10_000)
        if "together" in pieces:
            together.measure(report)
        if "account" in pieces:
            account.measure(report, size=15_000 if quick else 150_000)
        if "article" in pieces:
            article.measure(report)
        if "followers" in pieces:
            followers.measure(report)
        if "digest" in pieces:
            digest.measure(report, size=1_000 if quick else 10_000)
        if "served" in pieces:
            served.measure(report)
        if "verdict" in pieces:
            verdict.measure(report)
        if "desk" in pieces:
            desk.measure(report, size=1_000 if quick else 10_000)
        if "search" in pieces:
            search.measure(report, size=20_000 if quick else 200_000)
        if "discussions" in pieces:
            discussions.measure(report, size=1_000 if quick else 10_000)
    finally:
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)
    return report.conclude()
