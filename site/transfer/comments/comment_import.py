"""The comments of one post: those that are new are added, those that changed there and not here are updated."""

from __future__ import annotations

from datetime import datetime

from blog.models import ArticlePage
from community.comments.bulk_saving import NewComment, save_comments
from community.comments.markdown import to_html
from community.comments.models import Comment, Conversation
from transfer.articles.fingerprints import fingerprint
from transfer.imported import CommentStatus, ImportedComment, ImportedPost
from transfer.models import ImportedThing
from transfer.report.tally import Outcome
from transfer.running.import_context import ImportContext

from .comment_tree_of_post import ordered_comments
from .comment_values import IN_THE_BIN, STATUSES, CommentValues, comment_values

Kind = ImportedThing.Kind
NO_ARTICLE = "Its comments were left out with it. ({})"
CHANGED_HERE = "Comment {} was changed both there and here. What is here stays."
COMMENT = "comment"


def import_comments(post: ImportedPost, article: ArticlePage | None, context: ImportContext, now: datetime) -> None:
    """`article`: None in a dry run, where nothing is saved."""
    notes: list[str] = []
    comments = [one for one in post.comments if not one.is_mention]
    ordered = ordered_comments(comments, notes)
    count_twice(comments, ordered, context)
    known = context.known.find_many(Kind.COMMENT, [comment_key(post, one) for one in ordered])
    adding: list[tuple[ImportedComment, CommentValues]] = []
    for one in ordered:
        key = comment_key(post, one)
        if one.status is CommentStatus.TRASH:
            notes.append(IN_THE_BIN.format(one.source_id))
            outcome = Outcome.LEFT_OUT
        elif (values := comment_values(one, posted_at=post.published_at, now=now, notes=notes)) is None:
            outcome = Outcome.LEFT_OUT
        elif key in known:
            outcome = update(one, values, known[key], context, notes)
        else:
            adding.append((one, values))
            outcome = Outcome.ADDED
        context.tally.count(COMMENT, one.status, outcome)
    if article is not None and not context.run.is_dry_run:
        add(post, article, adding, known, context)
    for note in notes:
        context.lines.add(context.CHANGED, note, post=post)


def comment_key(post: ImportedPost, comment: ImportedComment) -> str:
    """With the post: where comments are a service's, their ids are only unique below it."""
    return f"{post.source_id}/{comment.source_id}"[:200]


def count_twice(found: list[ImportedComment], taken: list[ImportedComment], context: ImportContext) -> None:
    if twice := len(found) - len(taken):
        context.tally.count(COMMENT, "twice in the file", Outcome.LEFT_OUT, twice)


def leave_out_comments(post: ImportedPost, why: str, context: ImportContext) -> None:
    """Of a post that is left out itself."""
    for one in post.comments:
        context.tally.count("mention" if one.is_mention else COMMENT, one.status, Outcome.LEFT_OUT)
    if post.comments:
        context.lines.add(context.LEFT_OUT, NO_ARTICLE.format(why), post=post)


def add(
    post: ImportedPost,
    article: ArticlePage,
    adding: list[tuple[ImportedComment, CommentValues]],
    known: dict[str, ImportedThing],
    context: ImportContext,
) -> None:
    places = {one.source_id: place for place, (one, _) in enumerate(adding)}
    earlier = earlier_parents(post, adding, known)
    new = [
        NewComment(
            body=values.body,
            written_at=values.written_at,
            status=STATUSES[one.status],
            member=context.member_of(one),
            guest_name=values.name,
            guest_email=values.email,
            website=values.website,
            answers=places.get(one.parent_id) if one.parent_id in places else earlier.get(one.parent_id),
        )
        for one, values in adding
    ]
    keys = save_comments(article, new)
    ImportedThing.objects.bulk_create(
        [
            context.known.new(
                Kind.COMMENT,
                comment_key(post, one),
                key,
                incoming=fingerprint(values.body, one.status),
                ours=fingerprint(values.body, STATUSES[one.status]),
            )
            for (one, values), key in zip(adding, keys, strict=True)
        ],
        batch_size=500,
    )


def earlier_parents(
    post: ImportedPost, adding: list[tuple[ImportedComment, CommentValues]], known: dict[str, ImportedThing]
) -> dict[str, Comment]:
    """Comments of earlier runs that new ones answer, by their id there."""
    wanted = {one.parent_id: known.get(f"{post.source_id}/{one.parent_id}"[:200]) for one, _ in adding if one.parent_id}
    keys = {thing.object_id: source_id for source_id, thing in wanted.items() if thing}
    return {keys[row.pk]: row for row in Comment.objects.filter(pk__in=keys)}


def update(
    comment: ImportedComment, values: CommentValues, known: ImportedThing, context: ImportContext, notes: list[str]
) -> Outcome:
    """The text only: what a moderator decided here is not undone by what one decided there."""
    incoming = fingerprint(values.body, comment.status)
    if incoming == known.incoming:
        return Outcome.UNCHANGED
    here = Comment.objects.filter(pk=known.object_id).first()
    if here is None or fingerprint(here.comment, here.status) != known.ours:
        notes.append(CHANGED_HERE.format(comment.source_id))
        return Outcome.CONFLICT
    if not context.run.is_dry_run:
        Conversation.objects.select_for_update().get(pk=here.conversation_id)
        here.comment, here.body_html = values.body, to_html(values.body, find=lambda handles: {})
        here.save(update_fields=["comment", "body_html"])
        known.incoming, known.ours = incoming, fingerprint(here.comment, here.status)
        known.save(update_fields=["incoming", "ours"])
    return Outcome.UPDATED
