"""A run from beginning to end, in order. It may be stopped between two posts, and taken up again."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from blog.assets.publish_assets import enqueue_article_assets
from transfer.articles.authors_by_key import authors_by_key
from transfer.articles.topics_by_category import TopicFinder
from transfer.imported import ImportedPost, Source, Survey
from transfer.models import Import
from transfer.report.report_lines import ReportLines
from transfer.report.tally import Outcome, Tally

from .import_context import ImportContext
from .import_options import ImportOptions
from .known_things import KnownThings
from .post_import import import_post

State = Import.State
#: Between two times that the run says how far it is, and hears whether it shall stop.
POSTS_BETWEEN_SIGNS = 20
REFUSED = "The database refused it ({error}). Nothing of it was saved."
ANOTHER_RUNS = "Another import is running. Wait until it is done, or stop it first."
NO_POSTS = "There is nothing in it that could be imported. Is it an export?"


class ImportRefusedError(Exception):
    """The run cannot begin. The message is for people; nothing was changed."""


class ImportStoppedError(Exception):
    """Somebody stopped the run."""


def run_import(run: Import, source: Source) -> Import:
    """Raises ImportRefusedError. Whatever else happens stands in the run: its state, its counts and its lines."""
    claim(run)
    lines, tally = ReportLines(run), Tally()
    try:
        survey = source.survey(lines.problem)
        context = prepare(run, survey, lines, tally)
        import_posts(source, context)
        finish(run, State.DONE, "" if survey.post_count else NO_POSTS)
    except ImportStoppedError:
        finish(run, State.CANCELLED)
    except OSError as error:
        # A disk that is full, a file that is gone. What was saved stays, and the next run goes on there.
        finish(run, State.FAILED, f"{error.strerror or error}")
    finally:
        lines.save()
        Import.objects.filter(pk=run.pk).update(counts=tally.as_json(), done=run.done)
        run.counts = tally.as_json()
    return run


def claim(run: Import) -> None:
    """One run at a time: two would both add what neither finds."""
    with transaction.atomic():
        others = Import.objects.select_for_update().alive().exclude(pk=run.pk)
        if others.exists() or run.is_alive:
            raise ImportRefusedError(ANOTHER_RUNS)
        run.state, run.heartbeat_at, run.error, run.done = State.RUNNING, timezone.now(), "", 0
        run.save()


def prepare(run: Import, survey: Survey, lines: ReportLines, tally: Tally) -> ImportContext:
    options = ImportOptions.from_json(run.options)
    run.site_address, run.total = survey.site_address[:300], survey.post_count
    run.save(update_fields=["site_address", "total"])
    return ImportContext(
        run,
        options,
        survey,
        lines,
        tally,
        known=KnownThings(run),
        topics=TopicFinder(options.topics, makes_new=options.with_new_topics),
        authors=authors_by_key(survey.people, options.people),
    )


def import_posts(source: Source, context: ImportContext) -> None:
    # The problems of the files were listed when they were read for the survey.
    for post in source.posts(context.survey, lambda problem: None):
        import_safely(post, context, timezone.now())
        context.run.done += 1
        if context.run.done % POSTS_BETWEEN_SIGNS == 0:
            enqueue_what_follows(context)
            give_sign(context.run)
    enqueue_what_follows(context)


def enqueue_what_follows(context: ImportContext) -> None:
    """Cards, renditions, the text for feeds, and with it the entry of the search index."""
    enqueue_article_assets(context.changed)
    context.changed = []


def import_safely(post: ImportedPost, context: ImportContext, now: datetime) -> None:
    """What the database refuses is left out whole, and the others go on."""
    try:
        with transaction.atomic():
            import_post(post, context, now)
    except (ValidationError, DatabaseError, ValueError) as error:
        text = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error).split("\n")[0]
        context.lines.add(context.PROBLEM, REFUSED.format(error=text[:300]), post=post)
        context.tally.count(post.kind, post.status, Outcome.LEFT_OUT)


def give_sign(run: Import) -> None:
    alive = Import.objects.filter(pk=run.pk, state=State.RUNNING)
    if not alive.update(done=run.done, heartbeat_at=timezone.now()):
        raise ImportStoppedError


def finish(run: Import, state: str, error: str = "") -> None:
    run.state, run.error, run.finished_at = state, error[:500], timezone.now()
    run.save(update_fields=["state", "error", "finished_at"])
