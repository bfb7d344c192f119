from typing import Any

import pytest
from django.conf import settings
from wagtail.models import Locale, Page

from blog.models import ArticleIndexPage
from community.comments import reactions, saving
from community.comments.drafts import Draft
from community.comments.models import Comment


@pytest.fixture
def say(article):
    """say("words", by=member, to=comment): a published comment about the article; without `by`, a guest's."""

    def say(body, *, by=None, to=None, status="published", email="ann@example.org"):
        who = {"member": by} if by else {"guest_name": "Ann", "guest_email": email}
        return saving.save_comment(Draft(target=article, body=body, reply_to=to, **who), status=status)[0]

    return say


@pytest.fixture
def thanks():
    def thanks(comment: Comment, *members):
        for member in members:
            reactions.add_reaction(comment, member)

    return thanks


@pytest.fixture
def an_index(transactional_db: Any) -> None:
    """What the migrations planted; tests like these sweep it away, so it may have to be planted again."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    if not ArticleIndexPage.objects.exists():
        root.add_child(instance=ArticleIndexPage(title="Articles", slug="articles"))
