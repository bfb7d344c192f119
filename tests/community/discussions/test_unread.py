from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Conversation, Visit
from community.conversations.mutes import mute_person
from community.discussions import unread
from community.discussions.discussion_list import discussion_page
from community.discussions.list_filters import ListFilters
from tests.community.discussions.conftest import sign_in
from tests.factories import UserFactory


@pytest.fixture
def read(member):
    """read(discussion): the member was there a minute ago."""

    def read(discussion) -> None:
        conversation = Conversation.objects.get_or_create_for(discussion)
        Visit.objects.create(member=member, conversation=conversation, seen_at=timezone.now() - timedelta(minutes=1))
        discussion.opening.__class__.objects.filter(conversation=conversation).update(
            published_at=timezone.now() - timedelta(minutes=2)
        )

    return read


def unread_in_rows(member) -> list[int | None]:
    return [row.unread for row in discussion_page(ListFilters(reader=member), "").rows]


def test_what_others_wrote_since_the_last_visit(begin, answer, read, member):
    discussion = begin()
    answer(discussion, "Before.")
    read(discussion)
    assert unread_in_rows(member) == [0]

    for number in range(2):
        answer(discussion, f"Since, {number}.")
    answer(discussion, "One's own.", by=member)
    answer(discussion, "Held.", status="held")

    assert unread_in_rows(member) == [2]


def test_a_guests_comment_counts(begin, read, member):
    discussion = begin()
    read(discussion)
    from tests.factories import CommentFactory  # noqa: PLC0415 -- only here

    CommentFactory(target=discussion, member=None, guest_name="Ann", guest_email="ann@example.org")

    assert unread_in_rows(member) == [1]


def test_what_one_has_never_read_has_no_number(begin, answer, member):
    answer(begin())

    assert unread_in_rows(member) == [None]
    assert unread_in_rows(None) == [None]


def test_muted_people_do_not_count(begin, answer, read, member, other_member):
    discussion = begin()
    read(discussion)
    said = answer(discussion, by=other_member)
    assert unread_in_rows(member) == [1]

    mute_person(member, said, on=True)

    assert unread_in_rows(member) == [0]


def test_more_than_the_most_are_not_counted(begin, answer, read, member, monkeypatch):
    monkeypatch.setattr(unread, "MAX_COUNTED", 2)
    discussion = begin()
    read(discussion)
    for number in range(3):
        answer(discussion, f"Number {number}.")

    assert unread_in_rows(member) == [2]


def test_the_row_says_how_many_are_new_and_greys_what_is_read(begin, answer, read, member):
    discussion = begin()
    read(discussion)
    browser = sign_in(member)
    assert 'class="is-read"' in browser.get("/discussions/").text

    answer(discussion, by=UserFactory())

    page = browser.get("/discussions/").text
    assert "1 new" in page
    assert 'class="is-read"' not in page
