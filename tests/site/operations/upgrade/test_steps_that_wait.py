"""Which steps wait, which of them are refused and what allows them, and what a version brings."""

import pytest
from django.core.management import CommandError
from django.db import models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    Migration,
    RunPython,
    RunSQL,
    SeparateDatabaseAndState,
)
from hypothesis import given
from hypothesis import strategies as st

from operations.upgrade.changes import changes_since, first_sentence
from operations.upgrade.installed_version import InstalledVersion, note_version, version_of_database
from operations.upgrade.pending import LARGE, described_plan, pending
from operations.version import OLDEST_TO_UPGRADE, VERSION, as_numbers

from .conftest import said

# --- what waits ---


def migration(*operations, app="blog"):
    made = Migration("0002_more", app)
    made.operations = list(operations)
    return made


INDEX = AddIndex("ArticlePage", models.Index(fields=["title"], name="t"))
FIELD = AddField("articlepage", "x", models.IntegerField(default=0))
NO_WAY_BACK = RunPython(lambda *_: None)
ROWS = {"blog_articlepage": LARGE, "blog_topic": LARGE - 1, "comments_comment": LARGE}


@pytest.mark.parametrize(
    ("operations", "slow"),
    [
        ([], []),
        ([INDEX], ["blog_articlepage"]),
        ([INDEX, INDEX], ["blog_articlepage"]),
        ([AlterField("articlepage", "x", models.TextField())], ["blog_articlepage"]),
        ([AddConstraint("topic", models.UniqueConstraint(fields=["name"], name="u"))], []),
        ([RunSQL("SELECT 1", RunSQL.noop)], ["blog_articlepage"]),
        ([FIELD], []),
        ([SeparateDatabaseAndState(database_operations=[INDEX])], ["blog_articlepage"]),
        ([SeparateDatabaseAndState(state_operations=[INDEX])], []),
        ([SeparateDatabaseAndState([SeparateDatabaseAndState([NO_WAY_BACK])])], ["blog_articlepage"]),
    ],
)
def test_which_operations_hold_a_large_table(operations, slow):
    todo = described_plan([migration(*operations)], ROWS)

    assert todo.slow == [f"blog.0002_more ({table})" for table in slow]


@pytest.mark.parametrize(
    ("operations", "is_irreversible"),
    [
        ([], False),
        ([INDEX, FIELD], False),
        ([RunSQL("SELECT 1")], True),
        ([RunSQL("SELECT 1", RunSQL.noop)], False),
        ([FIELD, NO_WAY_BACK], True),
        ([SeparateDatabaseAndState([NO_WAY_BACK])], True),
        ([SeparateDatabaseAndState([FIELD], [NO_WAY_BACK])], False),
    ],
)
def test_which_operations_cannot_be_taken_back(operations, is_irreversible):
    assert bool(described_plan([migration(*operations)], {}).irreversible) == is_irreversible


def test_a_step_of_another_room_holds_nothing_here():
    assert described_plan([migration(NO_WAY_BACK, app="search")], ROWS).slow == []


def test_steps_are_named_in_their_order():
    todo = described_plan([migration(FIELD, app="members"), migration(INDEX)], ROWS)

    assert todo.names == ["members.0002_more", "blog.0002_more"]


def test_an_up_to_date_database_waits_for_nothing(db):
    assert pending() == described_plan([], {})


# --- what is refused, and the two ways to say yes ---


@pytest.fixture
def waiting(monkeypatch):
    def wait(**changes):
        todo = described_plan([migration()], {})
        todo = type(todo)(**{"names": todo.names, "slow": [], "irreversible": [], **changes})
        monkeypatch.setattr("operations.upgrade.upgrading.pending", lambda: todo)

    return wait


@pytest.mark.parametrize(
    ("changes", "arguments", "refused"),
    [
        ({}, [], ""),
        ({"slow": ["blog.0002_more (blog_x)"]}, [], r"blog\.0002_more \(blog_x\) holds a large .* --take-your-time"),
        ({"slow": ["blog.0002_more (blog_x)"]}, ["--take-your-time"], ""),
        ({"irreversible": ["blog.0002_more"]}, [], ""),
        ({"irreversible": ["blog.0002_more"]}, ["--no-backup"], r"blog\.0002_more cannot be taken back\. Leave out"),
        ({}, ["--no-backup"], ""),
    ],
)
def test_what_is_refused_and_what_allows_it(folders, waiting, changes, arguments, refused):
    waiting(**changes)

    if refused:
        with pytest.raises(CommandError, match=r"^Nothing was changed\. " + refused):
            said("--check", *arguments)
    else:
        assert said("--check", *arguments).endswith("It can be done; 1 step in the database.\n")


@pytest.mark.parametrize(("before", "is_refused"), [("0.8.99", True), ("0.9.0", False), ("0.10.0", False), ("", False)])
def test_the_oldest_version_that_can_be_brought_here(folders, before, is_refused):
    if before:
        InstalledVersion.objects.create(version=before)

    if is_refused:
        with pytest.raises(CommandError, match=f"this version upgrades from {OLDEST_TO_UPGRADE} and newer"):
            said("--check")
    else:
        assert said("--check").startswith(f"From {before or 'an unnumbered version'} to {VERSION}:\n")


# --- versions and changes ---


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 3), min_size=2, max_size=2))
def test_versions_are_compared_by_number_and_not_by_letter(pair):
    first, second = ("{}.{}.{}".format(*numbers) for numbers in pair)

    assert (as_numbers(first) < as_numbers(second)) == (pair[0] < pair[1])


def test_the_newest_row_is_the_present_version(db):
    for version in ("0.9.0", "0.10.0", "0.9.5"):
        InstalledVersion.objects.create(version=version)
    assert version_of_database() == "0.9.5"

    note_version()

    assert list(InstalledVersion.objects.values_list("version", flat=True)) == [VERSION, "0.9.5", "0.10.0", "0.9.0"]


@pytest.mark.parametrize("text", ["", "# Changelog\n", "# Changelog\n\n## Unreleased\n", "- lost entry\n"])
@pytest.mark.parametrize("version", ["", "1.0.0"])
def test_a_changelog_without_entries_brings_nothing(text, version):
    assert changes_since(text, version) == []


@pytest.mark.parametrize(
    ("entry", "first"),
    [
        ("One", "One"),
        ("One. Two. Three.", "One."),
        ("One; two.", "One;"),
        ("One: two. Three", "One:"),
        ("Version 1.2.3 is here. Yes.", "Version 1.2.3 is here."),
        ("", ""),
    ],
)
def test_the_first_sentence(entry, first):
    assert first_sentence(entry) == first
