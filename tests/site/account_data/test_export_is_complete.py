"""Every column of every table about members: a change of it is seen in the export, or it is left out with a reason."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from wagtail.fields import StreamField

from community.members.models import User
from community.moderation.log.log_guard import unguard_log
from tests.site.account_data.exported import exported
from tests.site.account_data.life import Life
from tests.site.account_data.test_export import LEFT_OUT, TAKEN_ALONG

KEY = "a key, or the place of the row"
SECRET = "a secret"
COUNTED = "counted for the site, of what others did"
HOW_IT_IS_STORED = "how the site stores it; the same is exported in another form"
EDITORS = "where and how editors keep the page, or who edits it now"

#: Columns that are not exported, by table; "*": in every table.
LEFT_OUT_FIELDS: dict[str, dict[str, str]] = {
    "*": {"id": KEY, "pk": KEY},
    "blog.ArticleAuthor": {"sort_order": KEY, "name": "only of somebody who is no member"},
    "blog.AuthorLink": {"sort_order": KEY},
    "blog.ArticlePage": {
        **dict.fromkeys(("path", "depth", "numchild", "url_path", "page_ptr", "content_type", "alias_of"), KEY),
        **dict.fromkeys(("translation_key", "locale", "owner", "locked", "locked_at", "locked_by"), EDITORS),
        **dict.fromkeys(("show_in_menus", "live_revision", "latest_revision_created_at", "draft_title"), EDITORS),
        "slug": "in the address",
        "has_unpublished_changes": "whether there is a draft; the draft is exported",
    },
    "blog.Newsletter": {
        "article": "its title is exported",
        **dict.fromkeys(("member_count", "guest_count", "unsubscribed"), COUNTED),
        **dict.fromkeys(("purged_sent", "purged_failed", "purged_bounced"), COUNTED),
        **dict.fromkeys(("last_member", "members_are_done", "last_guest", "progressed_at"), HOW_IT_IS_STORED),
        **dict.fromkeys(("finished_at", "why_stopped"), "what the site did with it"),
    },
    "comments.Comment": {
        **dict.fromkeys(("content_type", "object_pk", "site", "comment_ptr", "xtdcomment_ptr"), KEY),
        **dict.fromkeys(("thread_id", "parent_id", "level", "order", "path"), KEY),
        **dict.fromkeys(("nested_count", "thread_max_reactions"), COUNTED),
        **dict.fromkeys(("is_public", "is_removed", "body_html"), HOW_IT_IS_STORED),
        **dict.fromkeys(("ip_address", "followup"), "the package's; this site writes nothing there"),
        "is_kept_quiet": "that somebody is worried, which they told the moderators alone",
        "is_opening": "discussions are exported with the address of their text",
        "user_email": "the address of the account, or it would not be the member's comment",
        "ip_hash": "a keyed hash; deleted after a month",
    },
    "check_ins.CheckInReminder": dict.fromkeys(("day", "next_at"), HOW_IT_IS_STORED),
    "discussions.Discussion": {
        "slug": "in the address",
        **dict.fromkeys(("is_published", "answer_count", "last_activity_at", "is_solved", "helped_count"), COUNTED),
        "pinned_at": "where moderators put it in a list",
        "outcome_asked_at": "the notification that asked is exported",
        **dict.fromkeys(
            ("merged_into", "split_from", "split_under"), "where moderators moved it; its address leads there"
        ),
    },
    "notifications.Notification": {"email_run": HOW_IT_IS_STORED},
    "notifications.Subscription": {"address_hash": HOW_IT_IS_STORED},
    "notifications.Preferences": dict.fromkeys(("next_digest_at",), HOW_IT_IS_STORED),
    "mfa.Authenticator": {"data": SECRET},
    "members.OldHandle": {"fingerprint": "a keyed hash; the handle itself is stored nowhere"},
    **dict.fromkeys(
        ("moderation.Decision", "moderation.StandingDecision"),
        {"actor": "the moderator's name", "replay": KEY, "is_without_name": HOW_IT_IS_STORED},
    ),
    "moderation.Sanction": {"decision": KEY},
    "moderation.Appeal": {"decision": KEY, "decided_by": "the moderator's name"},
    "moderation.MemberNote": {"by": "the moderator's name"},
    "moderation.HelpOffer": {"by": "the moderator's name"},
    "moderation.IdentityReveal": {"by": "the moderator's name"},
    "moderation.Report": {
        "closed_by": "the moderator's name",
        "decision": KEY,
        "text_fingerprint": "which text of somebody else's they read",
        "token_hash": SECRET,
        "ip_hash": "a keyed hash; deleted after a month",
    },
    "usersessions.UserSession": {
        "session_key": SECRET,
        "ip": "the site writes no address there",
        "data": "the site writes nothing there",
    },
    "wagtailimages.Image": {
        "collection": EDITORS,
        **dict.fromkeys(("file_size", "file_hash"), "the file itself is exported"),
        **dict.fromkeys((f"focal_point_{name}" for name in ("x", "y", "width", "height")), EDITORS),
    },
    "members.User": {
        "password": SECRET,
        "is_active": "somebody who is not cannot ask for the file",
        "picture": "the file itself is exported",
    },
}
#: Tables that point at what a member wrote, and are not exported. The others are in `Life.further`.
LEFT_OUT_FURTHER = {
    "account.EmailConfirmation": "e-mails on their way",
    "branding.Branding": "the look of the site, not a member's",
    "blog.Announcement": "that followers were told",
    "blog.DiscussionQuote": "which articles quote which comments, and that people were told",
    "blog.DismissedQuestion": "what authors keep on their desk",
    "blog.ArticleAssets": "made of the article",
    "search.SearchEntry": "made of the article, discussion or comment",
    "comments.Confirmation": "the link in a guest's e-mail",
    "comments.Feature": "what an author or moderator featured",
    "comments.Question": "each comment says whether it asks, and whether it is an answer",
    "home.EditorsPick": "what editors picked",
    "moderation.Claim": "for ten minutes, or until it is decided: which case a moderator reads, or asks others about",
    "moderation.ReviewRequest": "that moderators read a published comment again",
    "notifications.GuestAnswer": "which answers were e-mailed to a guest",
    "notifications.PendingNotification": "that others are told of a comment; deleted within a day",
    "socialaccount.SocialToken": SECRET,
    "spam.Fingerprint": "what texts are compared by: keyed hashes, which say nothing to anybody",
    "spam.Example": "what moderators taught the filter, in numbers that say nothing to anybody",
    "spam.Judgement": "what the filter looks for, which would help those it is for",
    "wagtailimages.Rendition": "made of the picture",
}


def columns(row: models.Model) -> Iterator[models.Field[Any, Any]]:
    label = row._meta.label
    left_out = LEFT_OUT_FIELDS["*"] | LEFT_OUT_FIELDS.get(label, {})
    yield from (field for field in row._meta.concrete_fields if field.name not in left_out)


def another(field: models.Field[Any, Any], value: Any) -> Any:
    """Another value than this one, which the column could have as well."""
    if field.is_relation:
        return field.related_model._base_manager.exclude(pk=value).order_by("-pk").values_list("pk", flat=True)[0]
    if field.choices:
        return next(key for key, _ in field.flatchoices if key != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime):
        return value + timedelta(days=1)
    if isinstance(field, models.DateTimeField):
        return datetime(2026, 1, 2, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return value + timedelta(days=1) if value else date(2026, 1, 2)
    if isinstance(field, models.TimeField):
        return time(1, 2)
    if isinstance(field, models.JSONField):
        return {"changed": 1}
    if isinstance(value, int):
        return value + 1
    if isinstance(field, StreamField):
        return [("text", "<p>Changed.</p>")]
    return f"changed-{field.name}"[: field.max_length]


def is_seen(life: Life, before: object, row: models.Model, field: models.Field[Any, Any]) -> bool:
    """Whether the export differs when this column of the row has another value. Also False for a row that cannot have
    another one: of three mutes, one has the alias."""
    value = getattr(row, field.attname)
    rows = field.model._base_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            models.QuerySet.update(rows, **{field.attname: another(field, value)})
            after = exported(User.objects.get(pk=life.member.pk))
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    return after != before


def test_every_column_is_exported_or_left_out_with_a_reason(life):
    unguard_log()  # until the end of this test's transaction
    before = exported(life.member)
    seen: dict[tuple[str, str], bool] = {}
    for row in life.rows + life.further:
        for field in columns(row):
            place = (row._meta.label, field.name)
            if getattr(row, field.attname) is None and place[1] not in {"picture", "follows"}:
                seen.setdefault(place, False)  # this row has nothing there; another one must
            else:
                seen[place] = seen.get(place, False) or is_seen(life, before, row, field)

    assert sorted(place for place, is_exported in seen.items() if not is_exported) == []


def test_every_table_is_among_those_whose_columns_are_tried(life):
    tried = {row._meta.label for row in life.rows} | {"moderation.StandingDecision"}  # a proxy of Decision

    assert tried == TAKEN_ALONG | {"members.User", "members.Profile"}


def test_every_table_about_what_members_wrote_is_exported_or_left_out_with_a_reason(life):
    own = TAKEN_ALONG - {"blog.ArticleAuthor"}
    further = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and not field.many_to_many
        if field.related_model and field.related_model._meta.label in own
    }

    known = TAKEN_ALONG | LEFT_OUT.keys() | LEFT_OUT_FURTHER.keys() | {row._meta.label for row in life.further}
    assert further - known == set()


def test_no_column_is_named_as_left_out_that_is_not_there():
    missing = [
        (label, name)
        for label, names in LEFT_OUT_FIELDS.items()
        if label != "*"
        for name in names
        if name not in {field.name for field in apps.get_model(label)._meta.get_fields()}
    ]

    assert missing == []
