"""The forms that members fill in."""

from pathlib import Path
from typing import Any

import pytest

from blog.models import ArticlePage
from community.comments.editing import fingerprint
from community.members.models import User
from operations.read_only import turn_on
from tests.factories import CommentFactory

WORDS = "Ours reads <b>the bus timetable</b>.\nEvery night, aloud."
#: Stands at the head of every page of a site that is read-only.
NOTE = "nothing can be saved"
SHOWN = "Ours reads &lt;b&gt;the bus timetable&lt;/b&gt;.\nEvery night, aloud."


@pytest.fixture
def forms(
    article: ArticlePage, member: User, moderator: User, administrator: User, other_member: User
) -> dict[str, Any]:
    """By name: who sends it, where to, and what is in it."""
    comment = CommentFactory(target=article, member=member)
    anonymous = CommentFactory(target=article, member=member, without_name=True)
    conversation = f"/comments/on/blog.articlepage/{article.pk}/"
    profile = dict.fromkeys(("about_for", "pronouns_for", "ages_for", "work_for", "picture_for"), "everyone")
    return {
        "an edit": (member, f"/comments/{comment.pk}/edit/", {"body": WORDS, "before": fingerprint(comment.comment)}),
        "why a comment is removed": (
            moderator,
            f"/moderation/comments/{comment.pk}/remove/",
            {"reason": "unkind", "note": WORDS},
        ),
        "why a member is demoted": (moderator, "/moderation/members/beatriz/demote/", {"note": WORDS}),
        "why an author is demoted": (moderator, f"/moderation/comments/{anonymous.pk}/demote/", {"note": WORDS}),
        "why a name is revealed": (
            administrator,
            f"/moderation/comments/{anonymous.pk}/reveal/",
            {"reason": "danger", "note": WORDS},
        ),
        "a profile": (member, "/members/me/edit/", profile | {"display_name": "Jonas Moos", "about": WORDS}),
        "a conversation's settings": (moderator, f"{conversation}settings/", {"state": "closed", "note": WORDS}),
        "a page in the CMS": (administrator, f"/cms/pages/{article.pk}/edit/", {"title": WORDS}),
        "a topic in the CMS": (administrator, "/cms/snippets/blog/topic/add/", {"name": WORDS}),
        "a form of Django's admin": (administrator, "/django-admin/mfa/authenticator/add/", {"type": WORDS}),
    }


@pytest.fixture
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"


@pytest.fixture
def read_only(own_folder: None) -> None:
    turn_on()


def writes(queries: Any) -> list[str]:
    """What was written, except to sessions and to what only these tests need."""
    sent = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in sent if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql]
