"""Every address that an author may paste for a discussion, and what a reader may not find out by pasting one."""

import pytest
from wagtail.blocks import StructBlockValidationError

from blog.blocks.discussion_block import NOT_FOUND, DiscussionBlock, comment_at
from community.comments.models import Conversation
from tests.factories import CommentFactory, DiscussionFactory


@pytest.fixture
def discussion(db):
    return DiscussionFactory(title="Handing over", body="We hand over at the door.")


def refused(address: str, **deferred: bool) -> str:
    """The message at the field; "" when it is taken."""
    block = DiscussionBlock()
    value = block.to_python({"address": address})
    try:
        block.clean_deferred(value) if deferred else block.clean(value)
    except StructBlockValidationError as error:
        return error.block_errors["address"].messages[0]
    return ""


@pytest.mark.parametrize(
    "address",
    [
        "http://testserver/discussions/{pk}/",
        "http://testserver/discussions/{pk}",
        "/discussions/{pk}/handing-over/",
        "/discussions/{pk}/handing%2Dover/?page=2",
        "%2Fdiscussions%2F{pk}%2F",
        "\t/discussions/{pk}/\n",
    ],
)
def test_an_address_of_the_discussion_is_taken_however_it_was_copied(discussion, address):
    assert comment_at(address.format(pk=discussion.pk)) == discussion.opening
    assert refused(address.format(pk=discussion.pk)) == ""


@pytest.mark.parametrize(
    "address",
    ["-{pk}", "{pk}.0", "{pk} {pk}", "+{pk}", "0x{pk}", "/discussion/{pk}/", "discussions/{pk}/", "#c", "/comments/x/"],
)
def test_what_only_has_the_number_in_it_is_none(discussion, address):
    assert comment_at(address.format(pk=discussion.pk)) is None
    assert refused(address.format(pk=discussion.pk)) == NOT_FOUND


@pytest.mark.parametrize("digits", ["٤٥", "４５"])
def test_digits_of_other_scripts_are_none_and_no_error(discussion, digits):
    for address in (digits, f"/discussions/{digits}/", f"/comments/{digits}/", f"/discussions/1/#c{digits}"):
        assert comment_at(address) is None


@pytest.mark.parametrize("number", [2**31 - 1, 2**31, 2**63, 10**40])
def test_a_number_that_no_row_can_have_is_none_and_no_error(discussion, number):
    for address in (f"{number}", f"/discussions/{number}/", f"/comments/{number}/", f"/discussions/1/#c{number}"):
        assert comment_at(address) is None


def test_of_two_numbers_the_comments_counts(discussion):
    comment = CommentFactory(target=discussion)
    other = DiscussionFactory()

    assert comment_at(f"/discussions/{other.pk}/#c{comment.pk}") == comment
    assert comment_at(f"/discussions/{discussion.pk}/?c={comment.pk}") == discussion.opening


def test_the_comment_brings_its_own_discussion_along(discussion):
    comment = CommentFactory(target=discussion)

    assert comment_at(f"/comments/{comment.pk}/").discussion == discussion
    assert comment_at(f"/comments/{discussion.opening_id}/").discussion == discussion


@pytest.mark.parametrize("status", ["held", "spam", "unconfirmed", "removed", "withdrawn"])
def test_a_comment_that_is_not_published_is_as_one_that_is_not_there(discussion, status):
    comment = CommentFactory(target=discussion, status=status)

    for number in (comment.pk, comment.pk + 1000):
        assert comment_at(f"/comments/{number}/") is None
        assert refused(f"/comments/{number}/") == NOT_FOUND


def test_nor_is_one_of_a_hidden_conversation(discussion):
    comment = CommentFactory(target=discussion)
    Conversation.objects.filter(pk=comment.conversation_id).update(is_hidden=True)

    assert comment_at(f"/comments/{comment.pk}/") is None
    assert comment_at(f"/discussions/{discussion.pk}/") is None


def test_a_draft_keeps_what_is_gone_and_what_was_never_there(discussion):
    assert refused("/discussions/99999/", deferred=True) == ""
    assert refused("/discussions/99999/") == NOT_FOUND


@pytest.mark.parametrize(("length", "message"), [(400, NOT_FOUND), (401, "Ensure this value has at most 400")])
def test_an_address_has_four_hundred_signs_at_most(discussion, length, message):
    assert refused("x" * length).startswith(message)


def test_an_empty_address_is_asked_for(discussion):
    assert refused("") == "This field is required."


@pytest.mark.parametrize(
    ("address", "number"), [("{pk}", 2), ("/comments/{opening}/", 2), ("nothing", 0), ("99999", 1)]
)
def test_it_costs_two_queries_at_most(discussion, django_assert_num_queries, address, number):
    with django_assert_num_queries(number):
        comment_at(address.format(pk=discussion.pk, opening=discussion.opening_id))
        assert True


def test_the_context_of_the_template_says_what_can_be_read_now(discussion):
    block = DiscussionBlock()
    value = block.to_python({"address": f"{discussion.pk}"})

    assert block.get_context(value)["comment"] == discussion.opening
    Conversation.objects.update(is_hidden=True)
    assert block.get_context(value, {"page": "a page"})["comment"] is None
