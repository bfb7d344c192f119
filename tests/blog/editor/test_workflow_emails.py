from typing import Any

from django.core import mail

from tests.blog.editor.test_article_editing import create


def test_each_submission_is_one_email_to_each_who_may_approve(
    client: Any, site_tree: Any, author: Any, editor: Any, administrator: Any, moderator: Any
) -> None:
    client.force_login(author)

    create(client, site_tree, **{"action-submit": "1"})

    assert sorted(to for each in mail.outbox for to in each.to) == sorted([editor.email, administrator.email])
