"""What is decided about a writer in the same instant as they write: the rows are locked, and asked again."""

import pytest
from django.http import HttpResponse

from community.comments.drafts import Draft
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.moderation.bans.banning import ban_for_spam, items_of
from community.moderation.sanctions.sanctioning import sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.sanctions.suspension import AccountClosed, Suspended, hold_writer
from community.posting import journey
from community.posting.refusals import refusal_response
from tests.community.posting.conftest import TEXT


@pytest.fixture
def writing(member) -> User:
    """As the request knew them before they were banned."""
    return User.objects.get(pk=member.pk)


def ban(member, moderator) -> None:
    ban_for_spam(member, by=moderator, note="Powder.", seen=items_of(member).count())


def test_a_comment_that_was_on_its_way_does_not_appear_after_the_ban(thing, writing, member, moderator):
    ban(member, moderator)

    with pytest.raises(AccountClosed):
        journey.post(Draft(target=thing, body=TEXT, member=writing))

    assert not Comment.objects.exists()


def test_nor_does_one_without_a_name(thing, writing, member, moderator):
    ban(member, moderator)

    with pytest.raises(AccountClosed):
        journey.post(Draft(target=thing, body=TEXT, member=writing, without_name=True))


def test_nor_a_change_of_an_earlier_one(say, writing, member, moderator):
    earlier = say("As it was.", by=member)
    ban(member, moderator)

    with pytest.raises(AccountClosed):
        journey.edit(Comment.objects.get(pk=earlier.pk), "Changed.", instead_of=fingerprint("As it was."))

    assert Comment.objects.get(pk=earlier.pk).comment == "As it was."


def test_a_suspension_of_the_same_instant_is_asked_again(writing, member, moderator):
    sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")

    with pytest.raises(Suspended):
        hold_writer(writing, without_name=False)


def test_guests_and_open_accounts_write(member):
    hold_writer(None, without_name=False)
    hold_writer(member, without_name=False)


def test_the_text_comes_back_with_the_reason():
    def respond(problem: str, *, status: int) -> HttpResponse:
        return HttpResponse(problem, status=status)

    answer = refusal_response(AccountClosed(), respond, what_failed="A comment could not be posted")

    assert (answer.status_code, answer.text) == (
        403,
        "Your account was closed a moment ago, so nothing was posted. Your text is still here, to be copied.",
    )
