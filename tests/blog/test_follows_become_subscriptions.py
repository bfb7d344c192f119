"""The rows of the two tables of before are kept, with their dates, and come back if the migration is taken back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("notifications", "0021_add_kind_and_bounce"), ("blog", "0015_add_article_language")]
AFTER = [("notifications", "0024_subscription_has_a_target"), ("blog", "0017_delete_follow")]
LONG_AGO = datetime(2020, 5, 1, 12, tzinfo=UTC)


def migrate(targets: list[tuple[str, str]]) -> Any:
    """The models as they are then; those of other rooms as they are now, unless they need newer ones of these."""
    MigrationExecutor(connection).migrate(targets)
    loader = MigrationExecutor(connection).loader
    then = {node for target in targets for node in loader.graph.forwards_plan(target)}
    rooms = dict(targets)

    def is_newer(leaf: tuple[str, str]) -> bool:
        return any(node[0] in rooms and node not in then for node in loader.graph.forwards_plan(leaf))

    others = [leaf for leaf in loader.graph.leaf_nodes() if not is_newer(leaf)]
    return loader.project_state([*others, *targets]).apps


@pytest.fixture
def _back_to_the_newest(transactional_db: Any) -> Any:
    yield
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.usefixtures("_back_to_the_newest")
def test_every_row_is_kept_there_and_back() -> None:
    apps = migrate(BEFORE)
    ids = fill(apps)

    apps = migrate(AFTER)
    rows = apps.get_model("notifications", "Subscription").objects.order_by("created_at")
    found = rows.values_list("content_type__model", "object_id", "member", "guest_email", "origin", "is_active")
    assert list(found) == [
        ("conversation", ids["conversation"], ids["member"], "", "button", True),
        ("topic", ids["topic"], ids["member"], "", "button", True),
        ("user", ids["author"], ids["member"], "", "button", True),
    ]
    assert list(rows.values_list("created_at", flat=True)) == [LONG_AGO + timedelta(days=day) for day in range(3)]
    guest_of_a_branch(apps)

    apps = migrate(BEFORE)
    follows = apps.get_model("blog", "Follow").objects.order_by("created_at")
    assert list(follows.values_list("topic", "author", "member", "created_at")) == [
        (ids["topic"], None, ids["member"], LONG_AGO + timedelta(days=1)),
        (None, ids["author"], ids["member"], LONG_AGO + timedelta(days=2)),
    ]
    subscriptions = apps.get_model("notifications", "Subscription").objects.all()
    assert list(subscriptions.values_list("conversation", "member")) == [(ids["conversation"], ids["member"])]


def fill(apps: Any) -> dict[str, int]:
    User = apps.get_model("members", "User")
    member, author = (User.objects.create(username=name, email=f"{name}@example.org") for name in ("jonas", "rosa"))
    types = apps.get_model("contenttypes", "ContentType").objects
    conversation = apps.get_model("comments", "Conversation").objects.create(
        content_type=types.get_or_create(app_label="things", model="thing")[0], object_id=7
    )
    topic = apps.get_model("blog", "Topic").objects.create(name="Evenings", slug="evenings")
    Subscription, Follow = apps.get_model("notifications", "Subscription"), apps.get_model("blog", "Follow")
    rows = [
        Subscription.objects.create(member=member, conversation=conversation),
        Follow.objects.create(member=member, topic=topic),
        Follow.objects.create(member=member, author=author),
    ]
    for day, row in enumerate(rows):
        type(row).objects.filter(pk=row.pk).update(created_at=LONG_AGO + timedelta(days=day))
    return {"member": member.pk, "author": author.pk, "conversation": conversation.pk, "topic": topic.pk}


def guest_of_a_branch(apps: Any) -> None:
    """The tables of before have no place for one."""
    comments, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="comments", model="comment"
    )
    apps.get_model("notifications", "Subscription").objects.create(
        guest_email="ann@example.org", content_type=comments, object_id=5
    )
