"""The database refuses to change or delete a row of the log, by hand as well: on SQLite and on PostgreSQL."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from community.comments.models import Comment
from community.members.models import User
from community.moderation.log.log_guard import guard_log, logs, unguard_log, unguarded_log
from community.moderation.models import Act, Decision, IdentityReveal, Replay


def sql(statement: str, *values: object) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


@pytest.fixture
def row(say, member, moderator) -> Decision:
    return Decision.objects.record(
        say("words", by=member),
        Act.REMOVE,
        actor=moderator,
        before="published",
        reason="unkind",
        replay=Replay.objects.create(group="held-spam/x", by=moderator),
    )


@pytest.fixture
def reveal(say, member, moderator) -> IdentityReveal:
    return IdentityReveal.objects.create(comment=say("w", by=member), by=moderator, reason="harm", note="Had to.")


@pytest.mark.parametrize(
    "change",
    [
        "act = 'approve'",
        "reason = ''",
        "note = 'Never mind.'",
        "status_before = 'held'",
        "status_after = 'held'",
        "limit_after = 'new'",
        "created_at = '2020-01-01 00:00:00+00:00'",
        "id = id + 1000",
        "actor_id = member_id, note = 'Two things at once.'",
    ],
)
def test_no_column_can_be_changed_by_hand(row, change) -> None:
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql(f"UPDATE moderation_decision SET {change} WHERE id = %s", row.pk)

    unchanged = Decision.objects.values("act", "reason", "note", "status_before").get(pk=row.pk)
    assert unchanged == {"act": "remove", "reason": "unkind", "note": "", "status_before": "published"}


def test_nobody_else_can_be_put_in_the_moderators_place(row, member) -> None:
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("UPDATE moderation_decision SET actor_id = %s WHERE id = %s", member.pk, row.pk)

    assert Decision.objects.get(pk=row.pk).actor_id == row.actor_id


def test_an_empty_place_is_filled_by_nobody(row, member) -> None:
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("UPDATE moderation_decision SET member_id = %s WHERE id = %s", member.pk, row.pk)


def test_no_row_can_be_deleted_by_hand(row) -> None:
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("DELETE FROM moderation_decision WHERE id = %s", row.pk)
    with pytest.raises(DatabaseError, match="the log is only added to"), transaction.atomic():
        Decision.objects.all().delete()

    assert Decision.objects.filter(pk=row.pk).exists()


def test_the_table_cannot_be_emptied_at_once_either(row) -> None:
    is_postgresql = connection.vendor == "postgresql"
    if is_postgresql:
        sql("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("TRUNCATE moderation_decision CASCADE" if is_postgresql else "DELETE FROM moderation_decision")


def test_the_log_of_revealed_identities_is_kept_as_well(reveal) -> None:
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("UPDATE moderation_identityreveal SET note = '' WHERE id = %s", reveal.pk)
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("DELETE FROM moderation_identityreveal WHERE id = %s", reveal.pk)


def test_deleting_what_a_row_points_at_empties_these_columns_and_nothing_else(row, moderator) -> None:
    Comment.objects.filter(pk=row.comment_id).delete()
    Replay.objects.all().delete()
    User.objects.filter(pk=moderator.pk).delete()

    left = Decision.objects.get(pk=row.pk)
    assert (left.comment_id, left.replay_id, left.actor_id) == (None, None, None)
    assert (left.act, left.reason, left.created_at) == (row.act, row.reason, row.created_at)


def test_writing_the_same_again_is_no_change(row) -> None:
    assert sql("UPDATE moderation_decision SET act = 'remove' WHERE id = %s", row.pk) == 1


def test_the_triggers_are_there_again_after_a_migration_that_lost_them(row) -> None:
    unguard_log()
    sql("UPDATE moderation_decision SET note = 'Changed.' WHERE id = %s", row.pk)
    guard_log()

    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("UPDATE moderation_decision SET note = 'Again.' WHERE id = %s", row.pk)


def test_both_logs_are_guarded(db) -> None:
    assert sorted(model.__name__ for model in logs("default")) == ["Decision", "IdentityReveal"]


def test_a_migration_that_fails_halfway_leaves_the_triggers(row) -> None:
    def migrate() -> None:
        with unguarded_log():
            sql("UPDATE moderation_decision SET note = 'Changed.' WHERE id = %s", row.pk)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrate()

    assert Decision.objects.get(pk=row.pk).note == ""
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("UPDATE moderation_decision SET note = 'Again.' WHERE id = %s", row.pk)


@pytest.mark.django_db(transaction=True)
def test_the_site_can_be_emptied_and_is_guarded_afterwards(moderator) -> None:
    decision = Decision(member=moderator, actor=moderator, act="demote")
    decision.save()

    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)

    assert not Decision.objects.exists()
    Decision(act="demote").save()
    with pytest.raises(DatabaseError, match="the log is only added to"):
        sql("DELETE FROM moderation_decision")
