"""Within `unguarded_log` a migration changes the logs; before, after, and when it fails, nobody does."""

import pytest
from django.db import DatabaseError, connection, transaction

from community.moderation.log.log_guard import (
    REFUSAL,
    columns_of,
    guard_log,
    is_changed,
    may_become_null,
    statements_to_guard,
    statements_to_unguard,
    unguard_log,
    unguarded_log,
)
from community.moderation.models import Act, Decision, IdentityReveal

LOGS = ["moderation_decision", "moderation_identityreveal"]


def sql(statement: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


@pytest.fixture
def rows(say, member, moderator) -> Decision:
    comment = say("words", by=member)
    IdentityReveal.objects.create(comment=comment, by=moderator, reason="harm", note="Had to.")
    return Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published", note="As it was.")


def empty_at_once(table: str) -> None:
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        sql(f"TRUNCATE {table} CASCADE")
    else:
        sql(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", LOGS)
def test_within_it_rows_are_changed_and_afterwards_they_are_not(rows, table):
    with unguarded_log():
        assert sql(f"UPDATE {table} SET note = 'Changed.'") == 1

    with pytest.raises(DatabaseError, match=REFUSAL):
        sql(f"UPDATE {table} SET note = 'Again.'")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT note FROM {table}")
        assert cursor.fetchall() == [("Changed.",)]


@pytest.mark.parametrize("table", LOGS)
def test_no_log_is_emptied_at_once(rows, table):
    with pytest.raises(DatabaseError, match=REFUSAL):
        empty_at_once(table)

    assert (Decision.objects.count(), IdentityReveal.objects.count()) == (1, 1)


@pytest.mark.parametrize("table", LOGS)
def test_within_it_one_is_emptied_at_once_and_afterwards_guarded(rows, table):
    with unguarded_log():
        empty_at_once(table)

    assert (Decision.objects.count(), IdentityReveal.objects.count()) in ((0, 1), (1, 0))
    Decision.objects.create(act="demote")
    with pytest.raises(DatabaseError, match=REFUSAL):
        sql("DELETE FROM moderation_decision")


def test_one_within_another_guards_at_the_end_of_each(rows):
    with unguarded_log():
        with unguarded_log():
            sql("UPDATE moderation_decision SET note = 'Inner.'")
        with pytest.raises(DatabaseError, match=REFUSAL):
            sql("UPDATE moderation_decision SET note = 'Outer.'")

    assert Decision.objects.get().note == "Inner."


def test_a_failure_outside_takes_all_of_it_back(rows):
    def fail_later() -> None:
        with transaction.atomic():
            with unguarded_log():
                sql("DELETE FROM moderation_decision")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_later()

    assert Decision.objects.get().note == "As it was."
    with pytest.raises(DatabaseError, match=REFUSAL):
        sql("DELETE FROM moderation_decision")


def test_guarding_and_taking_the_guard_away_can_be_repeated(rows):
    for _ in range(2):
        guard_log()
    with pytest.raises(DatabaseError, match=REFUSAL):
        sql("DELETE FROM moderation_decision")
    for _ in range(2):
        unguard_log()
    assert sql("DELETE FROM moderation_decision") == 1
    guard_log()


def test_a_column_that_was_added_by_hand_is_guarded_when_the_guard_is_renewed(rows):
    with unguarded_log():
        sql("ALTER TABLE moderation_decision ADD COLUMN added varchar(9) DEFAULT 'old'")

    with pytest.raises(DatabaseError, match=REFUSAL):
        sql("UPDATE moderation_decision SET added = 'new'")
    assert "added" in columns_of("default", "moderation_decision")


@pytest.mark.parametrize("column", ["comment_id", "member_id", "actor_id", "replay_id"])
def test_a_foreign_key_is_emptied_alone_and_never_with_something_else(rows, column):
    with pytest.raises(DatabaseError, match=REFUSAL):
        sql(f"UPDATE moderation_decision SET {column} = NULL, note = ''")

    assert sql(f"UPDATE moderation_decision SET {column} = NULL") == 1


def test_which_columns_may_become_empty():
    assert may_become_null(Decision) == {"comment_id", "member_id", "actor_id", "replay_id"}
    assert may_become_null(IdentityReveal) <= {"comment_id", "by_id", "member_id"}


def test_every_column_is_compared(rows):
    condition = is_changed("default", Decision, "IS NOT")

    columns = columns_of("default", "moderation_decision")
    assert len(columns) == len(Decision._meta.concrete_fields)
    for column in columns:
        assert f'new."{column}" IS NOT old."{column}"' in condition
    assert 'new."note" IS NOT NULL' not in condition


def test_whatever_is_created_is_dropped_first(rows):
    created = [line.split()[2] for line in statements_to_guard("default", Decision) if "TRIGGER" in line.split()[1]]
    dropped = " ".join(statements_to_unguard("default", Decision))

    assert created[:2] == ["moderation_decision_update", "moderation_decision_delete"]
    for name in created:
        assert f"DROP TRIGGER IF EXISTS {name}" in dropped


def test_rows_are_added_under_the_guard(rows):
    added = Decision.objects.record_many([rows.comment], Act.KEEP, actor=None, before={rows.comment_id: "held"})

    assert [(one.status_before, one.note) for one in added] == [("held", "")]
    assert Decision.objects.count() == 2
