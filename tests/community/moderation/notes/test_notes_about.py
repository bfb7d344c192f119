"""A note is seen where it was written, and where it says nothing that a moderator may not know."""

import pytest

from community.comments.models import Comment
from community.moderation.models import Decision, MemberNote
from community.moderation.notes.notes_about import (
    OwnNote,
    delete_note,
    notes_about_member,
    notes_about_writer,
    write_note,
)


def texts(notes: list[MemberNote]) -> list[str]:
    return [note.text for note in notes]


def test_about_a_member_it_stands_on_the_profile_and_beside_each_comment_under_the_name(say, member, moderator):
    first, second = say("One.", by=member), say("Two.", by=member)

    write_note("New here, and eager.", by=moderator, comment=first)
    write_note("Asked twice.", by=moderator, member=member)

    assert texts(notes_about_member(member)) == ["Asked twice.", "New here, and eager."]
    assert texts(notes_about_writer(second)) == ["Asked twice.", "New here, and eager."]


def test_beside_a_comment_without_a_name_it_stays_with_the_alias(say, hidden, member, moderator):
    named, again = say("One.", by=member), say("Two.", by=member)
    Comment.objects.filter(pk=again.pk).update(alias="Amber Fox")
    again.alias = "Amber Fox"

    write_note("Sounds desperate.", by=moderator, comment=hidden)
    write_note("New here.", by=moderator, member=member)

    assert texts(notes_about_writer(hidden)) == texts(notes_about_writer(again)) == ["Sounds desperate."]
    assert texts(notes_about_writer(named)) == texts(notes_about_member(member)) == ["New here."]


def test_an_alias_elsewhere_is_somebody_else(say, hidden, member, moderator):
    from tests.things.models import Thing  # noqa: PLC0415 -- the second place, for this test alone

    other = say("Elsewhere.", by=member, about=Thing.objects.create(title="Another thing"))
    Comment.objects.filter(pk=other.pk).update(alias="Amber Fox")
    other.alias = "Amber Fox"
    write_note("Sounds desperate.", by=moderator, comment=hidden)

    assert notes_about_writer(other) == []


def test_a_guest_is_known_by_the_address(say, moderator):
    first, second = say("One."), say("Two.")
    write_note("Writes every Friday.", by=moderator, comment=first)

    assert texts(notes_about_writer(second)) == ["Writes every Friday."]


def test_it_goes_with_the_comment_that_it_was_written_beside(hidden, moderator):
    write_note("Sounds desperate.", by=moderator, comment=hidden)
    hidden.delete()

    assert not MemberNote.objects.exists()


def test_the_log_says_that_there_was_one_and_not_what(hidden, member, moderator):
    delete_note(write_note("Sounds desperate.", by=moderator, comment=hidden), by=moderator)
    delete_note(write_note("New here.", by=moderator, member=member), by=moderator)

    rows = [(one.act, one.about_whom, one.note, one.who) for one in Decision.objects.order_by("pk")]
    assert rows == [
        ("note", "Amber Fox", "", "Priya Raman"),
        ("no-note", "Amber Fox", "", "Priya Raman"),
        ("note", "Jonas M.", "", "Priya Raman"),
        ("no-note", "Jonas M.", "", "Priya Raman"),
    ]
    assert not MemberNote.objects.exists()


def test_nobody_writes_about_themselves_but_beside_an_alias_nobody_is_told_whose_it_is(say, hidden, moderator):
    own = say("Mine.", by=moderator)
    with pytest.raises(OwnNote):
        write_note("Very wise.", by=moderator, comment=own)
    Comment.objects.filter(pk=hidden.pk).update(user=moderator)
    hidden.refresh_from_db()

    assert write_note("Sounds desperate.", by=moderator, comment=hidden).comment == hidden


def test_at_most_ten_are_shown_the_newest_first(member, moderator):
    for number in range(12):
        write_note(f"Note {number}.", by=moderator, member=member)

    assert texts(notes_about_member(member)) == [f"Note {number}." for number in range(11, 1, -1)]


def test_it_stays_when_its_author_leaves(member, moderator):
    note = write_note("New here.", by=moderator, member=member)
    moderator.delete()

    note.refresh_from_db()
    assert (note.by, str(note)) == (None, f"{note.pk} by a former moderator")
