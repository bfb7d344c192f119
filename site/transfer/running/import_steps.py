"""A run from beginning to end, in order. It may be stopped between two posts, and taken up again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from blog.assets.publish_assets import enqueue_article_assets
from community.members.models import User
from transfer.articles.authors_by_key import authors_by_key
from transfer.articles.old_links import OldLinks, lines_about, relink
from transfer.articles.topics_by_category import TopicFinder
from transfer.comments.comment_import import import_comments, leave_out_comments
from transfer.comments.mention_import import import_mentions
from transfer.content.converted import no_pictures
from transfer.encoding.post_repair import repair_post
from transfer.imported import ImportedPost, Source, Survey
from transfer.media.media_folder import MediaFolder
from transfer.media.picture_import import PictureImport
from transfer.models import Import, ImportedThing
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
REFUSED_SHORT = "the database refused the post"
ANOTHER_RUNS = "Another import is running. Wait until it is done, or stop it first."
NO_ZIP = "The file with the pictures is no zip, or is damaged."
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
        link_articles(context)
        finish(run, State.DONE, "" if survey.post_count else NO_POSTS)
    except ImportStoppedError:
        finish(run, State.CANCELLED)
    except OSError as error:
        # A disk that is full, a file that is gone. What was saved stays, and the next run goes on there.
        finish(run, State.FAILED, f"{error.strerror or error}")
    except BadZipFile:
        finish(run, State.FAILED, NO_ZIP)
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
    authors = authors_by_key(survey.people, options.people)
    members = {key: author for key, author in authors.items() if isinstance(author, User)}
    known = KnownThings(run)
    pictures = pictures_for(options, survey, known, lines, saves=not run.is_dry_run)
    return ImportContext(
        run,
        options,
        survey,
        lines,
        tally,
        known=known,
        topics=TopicFinder(options.topics, makes_new=options.with_new_topics),
        authors=authors,
        links=OldLinks.of_site(survey.site_address),
        find_picture=pictures.find if pictures else no_pictures,
        describe=pictures.described if pictures else str,
        members_by_id={survey.people[key].source_id: member for key, member in members.items()},
        members_by_address={survey.people[key].email.strip().lower(): member for key, member in members.items()},
    )


def pictures_for(
    options: ImportOptions, survey: Survey, known: KnownThings, lines: ReportLines, *, saves: bool
) -> PictureImport | None:
    return PictureImport(MediaFolder(Path(options.media)), survey, known, lines, saves) if options.media else None


def link_articles(context: ImportContext) -> None:
    """Only now all of them are here."""
    for source_id, body in context.linking_bodies.items():
        remaining: list[str] = []
        context.links.relinked(body, remaining)
        for said in lines_about(remaining):
            context.lines.add(context.CHANGED, said, kind="post", source_id=source_id)
    things = context.known.here.filter(kind=ImportedThing.Kind.POST)
    for key in context.linking:
        with transaction.atomic():
            for thing in things.filter(object_id=key):
                for said in relink(thing, context.links):
                    context.lines.add(context.CHANGED, said, kind="post", source_id=thing.source_id)


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
    if context.options.repairs_encoding:
        for line in repair_post(post):
            context.lines.add(context.REPAIRED, line, post=post)
    counted = context.tally.counted.copy()
    try:
        with transaction.atomic():
            import_whole(post, context, now)
    except (ValidationError, DatabaseError, ValueError) as error:
        text = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error).split("\n")[0]
        context.tally.counted = counted
        leave_out_comments(post, REFUSED_SHORT, context)
        context.lines.add(context.PROBLEM, REFUSED.format(error=text[:300]), post=post)
        context.tally.count(post.kind, post.status, Outcome.LEFT_OUT)


def import_whole(post: ImportedPost, context: ImportContext, now: datetime) -> None:
    article, why_not = import_post(post, context, now)
    if why_not:
        leave_out_comments(post, why_not, context)
    else:
        import_comments(post, article, context, now)
        import_mentions(post, article, context, now)


def give_sign(run: Import) -> None:
    alive = Import.objects.filter(pk=run.pk, state=State.RUNNING)
    if not alive.update(done=run.done, heartbeat_at=timezone.now()):
        raise ImportStoppedError


def finish(run: Import, state: str, error: str = "") -> None:
    run.state, run.error, run.finished_at = state, error[:500], timezone.now()
    run.save(update_fields=["state", "error", "finished_at"])
