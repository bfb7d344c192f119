"""Every column of every table about members: a change of it is seen in the export, or it is left out with a reason."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from blog.models import ArticleAuthor, ArticlePage, ArticleUpdate, AuthorProfile, Follow, Topic
from blog.models.author_profile import AuthorLink
from blog.models.tag import TaggedArticle
from community.comments.models import Comment, EarlierText, Mute, Reaction, SavedDraft, Visit
from community.members.models import OldHandle, Profile, User
from community.moderation.models import Act, Decision, IdentityReveal
from community.moderation.standing_decisions import demote
from community.notifications.models import Notification, Subscription
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory
from tests.site.account_data.exported import exported
from tests.site.account_data.test_export import LEFT_OUT, TAKEN_ALONG

KEY = "a key, or the place of the row"
SECRET = "a secret"
COUNTED = "counted for the site, of what others did"
HOW_IT_IS_STORED = "how the site stores it; the same is exported in another form"
EDITORS = "where and how editors keep the page, or who edits it now"

#: Columns that are not exported, by table; "*": in every table.
LEFT_OUT_FIELDS: dict[str, dict[str, str]] = {
    "*": {"id": KEY, "pk": KEY},
    "blog.ArticleAuthor": {"sort_order": KEY},
    "blog.AuthorLink": {"sort_order": KEY},
    "blog.ArticlePage": {
        **dict.fromkeys(("path", "depth", "numchild", "url_path", "page_ptr", "content_type", "alias_of"), KEY),
        **dict.fromkeys(("translation_key", "locale", "owner", "locked", "locked_at", "locked_by"), EDITORS),
        **dict.fromkeys(("show_in_menus", "live_revision", "latest_revision_created_at", "draft_title"), EDITORS),
        "slug": "in the address",
        "has_unpublished_changes": "whether there is a draft; the draft is exported",
    },
    "comments.Comment": {
        **dict.fromkeys(("content_type", "object_pk", "site", "comment_ptr", "xtdcomment_ptr"), KEY),
        **dict.fromkeys(("thread_id", "parent_id", "level", "order", "path"), KEY),
        **dict.fromkeys(("nested_count", "thread_max_reactions"), COUNTED),
        **dict.fromkeys(("is_public", "is_removed", "body_html"), HOW_IT_IS_STORED),
        **dict.fromkeys(("user_url", "ip_address", "followup"), "the package's; this site writes nothing there"),
        "user_email": "the address of the account, or it would not be the member's comment",
        "ip_hash": "a keyed hash; deleted after a month",
    },
    "mfa.Authenticator": {"data": SECRET},
    "members.OldHandle": {"fingerprint": "a keyed hash; the handle itself is stored nowhere"},
    "moderation.Decision": {"actor": "the moderator's name"},
    "moderation.StandingDecision": {"actor": "the moderator's name"},
    "moderation.IdentityReveal": {"by": "the moderator's name"},
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
    "blog.Announcement": "that followers were told",
    "blog.ArticleAssets": "made of the article",
    "comments.Confirmation": "the link in a guest's e-mail",
    "comments.Feature": "what an author or moderator featured",
    "home.EditorsPick": "what editors picked",
    "socialaccount.SocialToken": SECRET,
    "spam.Judgement": "what the filter looks for, which would help those it is for",
    "wagtailimages.Rendition": "made of the picture",
}


class Life:
    """A member with at least one row in every table, and something else that each column could point at."""

    def __init__(self, member: User, other: User, moderator: User) -> None:
        now = timezone.now()
        self.member = member
        User.objects.filter(pk=member.pk).update(last_login=now)
        member.refresh_from_db()
        self.article = ArticlePageFactory(author=member, tags=["sleep"], topics=[TopicFactory()])
        self.elsewhere = ArticlePageFactory(author=other, tags=["work"])
        image = get_image_model().objects.create(
            title="desk.png", file=get_test_image_file(size=(4, 3)), uploaded_by_user=member
        )
        get_image_model().objects.create(title="other.png", file=get_test_image_file(size=(4, 3)))
        ArticlePage.objects.filter(pk=self.article.pk).update(
            follows=self.elsewhere, picture=image, go_live_at=now, expire_at=now
        )
        self.article.refresh_from_db()
        self.article.save_revision()
        self.article.title = "A draft of another title"
        self.article.save_revision()
        update = ArticleUpdate.objects.create(page=self.article, text="<p>Since then.</p>")
        profile = AuthorProfile.objects.create(user=member, bio="<p>Me.</p>", picture=image)
        AuthorProfile.objects.create(user=other, bio="<p>Somebody else.</p>")
        link = AuthorLink.objects.create(profile=profile, name="Elsewhere", address="https://example.org/")
        top = CommentFactory(target=self.elsewhere, member=other)
        comment = CommentFactory(target=self.elsewhere, member=member, reply_to=top)
        conversation = comment.conversation
        guest = CommentFactory(target=self.elsewhere, member=None, guest_name="Jo", guest_email=member.email)
        earlier = EarlierText.objects.create(comment=comment, body="As it was.")
        CommentFactory(target=self.article, member=other)
        Comment.objects.filter(pk=comment.pk).update(edited_at=now)
        comment.refresh_from_db()
        demote(member, by=moderator, note="Links.")
        Profile.objects.create(member=member, handle_changed_at=now)
        here = {"content_type": ContentType.objects.get_for_model(self.elsewhere), "object_id": self.elsewhere.pk}
        follow, mute, notify = Follow.objects.create, Mute.objects.create, Notification.objects.create
        self.rows: list[models.Model] = [
            member,
            member.profile,
            member.emailaddress_set.get(),
            self.article,
            ArticleAuthor.objects.get(user=member),
            profile,
            image,
            comment,
            guest,
            OldHandle.objects.create(member=member, fingerprint="abc"),
            SavedDraft.objects.create(member=member, body="Half a", reply_to=top, **here),
            Reaction.objects.create(member=member, comment=top),
            mute(member=member, person=other),
            mute(member=member, branch=top),
            mute(member=member, conversation=conversation, alias="Quiet Heron"),
            Visit.objects.create(member=member, conversation=conversation, seen_at=now, previous_at=now),
            Subscription.objects.create(member=member, conversation=conversation),
            follow(member=member, story=self.elsewhere),
            follow(member=member, topic=Topic.objects.get()),
            follow(member=member, author=other),
            notify(recipient=member, comment=top, kind="reply", read_at=now),
            notify(recipient=member, kind="new", read_at=now, **here),
            Decision.objects.get(member=member),
            Decision.objects.record(comment, Act.REMOVE, actor=moderator, before="held", reason="unkind", note="No."),
            IdentityReveal.objects.create(comment=comment, by=moderator, reason="harm", note="Had to."),
            SocialAccount.objects.create(user=member, provider="github", uid="7", extra_data={"name": "J"}),
            Authenticator.objects.create(user=member, type="totp", data={}, last_used_at=now),
            UserSession.objects.create(user=member, ip="127.0.0.1", session_key="k", user_agent="Firefox"),
        ]
        TopicFactory()
        #: Rows that point at what the member wrote.
        self.further: list[models.Model] = [
            earlier,
            update,
            link,
            TaggedArticle.objects.get(content_object=self.article),
        ]


@pytest.fixture
def life(member: User, other_member: User, moderator: User) -> Life:
    made = Life(member, other_member, moderator)
    User.objects.create(username="nobody", email="nobody@example.org")  # whose rows no constraint counts
    return made


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
    if isinstance(field, models.DateField):
        return value + timedelta(days=1)
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


def test_rows_say_where_things_are_in_words_and_addresses(life, settings):
    everything = exported(life.member)
    title, address = life.elsewhere.title, f"{settings.SITE_URL}/articles/{life.elsewhere.slug}/"

    [draft] = everything["drafts"]
    assert (draft["about"], draft["about_address"], draft["text"]) == (title, address, "Half a")
    top = everything["helped_me"][0]["comment"]
    assert draft["in_reply_to"] == top
    assert [row["about_address"] for row in everything["conversations_read"]] == [address]
    assert [(row["person"], row["thread"], row["alias"], row["about"]) for row in everything["muted"]] == [
        ("Beatriz Nogueira", "", "", ""),
        (None, top, "", ""),
        (None, "", "Quiet Heron", title),
    ]
    assert [(row["comment"], row["about"]) for row in everything["notifications"]] == [(top, title), ("", title)]
    [article] = everything["articles"]
    assert (article["topics"], article["tags"]) == ([Topic.objects.earliest("pk").name], ["sleep"])
    assert [update["text"] for update in article["updates"]] == ["<p>Since then.</p>"]
    assert (article["continues"]["about"], article["draft"]["title"]) == (title, "A draft of another title")


def test_the_title_of_what_cannot_be_read_now_is_not_in_a_notification(life):
    Notification.objects.update(is_hidden=True)

    assert [row["about"] for row in exported(life.member)["notifications"]] == [life.elsewhere.title, ""]
