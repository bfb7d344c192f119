"""The forms that members fill in."""

from typing import Any

import pytest

from blog.models import ArticlePage
from community.comments.editing import fingerprint
from community.members.models import User
from tests.factories import CommentFactory

WORDS = "Ours reads <b>the bus timetable</b>.\nEvery night, aloud."
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
