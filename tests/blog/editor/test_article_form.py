"""What an article must say before it is published, and need not while it is a draft."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import escape

from blog.editor.publish_problems import STILL_TO_COME
from blog.models import ArticlePage
from tests.blog.editor.test_article_editing import create


def test_follow_up_says_what_has_changed_and_one_that_replaces_says_which(
    client: Any, site_tree: Any, article: ArticlePage, editor: Any
) -> None:
    client.force_login(editor)

    silent = create(client, site_tree, follows=article.pk, **{"action-publish": "1"})
    aimless = create(client, site_tree, replaces_earlier="on", **{"action-publish": "1"})
    draft = create(client, site_tree, follows=article.pk)

    assert "Say what has changed, for those who read the earlier one." in silent.text
    assert "Choose the article that this one replaces." in aimless.text
    assert draft.status_code == 302


def test_a_day_still_to_come_is_for_the_schedule(client: Any, site_tree: Any, editor: Any) -> None:
    client.force_login(editor)
    tomorrow = timezone.localtime() + timedelta(days=1)
    day = tomorrow.strftime("%Y-%m-%d %H:%M")

    ahead = create(client, site_tree, published_at=day, **{"action-publish": "1"})
    draft = create(client, site_tree, published_at=day)

    assert escape(STILL_TO_COME) in ahead.text
    assert draft.status_code == 302

    scheduled = create(client, site_tree, slug="later", published_at=day, go_live_at=day, **{"action-publish": "1"})
    assert scheduled.status_code == 302
