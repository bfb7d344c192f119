import pytest
from django.test import Client

from community.comments.models import Comment, Conversation, SavedDraft
from community.posting.forms import ANONYMITY_NOT_ALLOWED
from tests.community.posting.conftest import TEXT, fields, sign_in

BOX = 'name="without_name"'


@pytest.fixture
def allowed(thing):
    conversation = Conversation.objects.get_or_create_for(thing)
    conversation.allows_anonymity = True
    conversation.save()
    return conversation


@pytest.fixture
def client_of(member, known):
    return sign_in(known(member))


def test_the_box_is_there_for_members_where_it_is_allowed_and_for_nobody_else(client, client_of, address, thing):
    assert BOX not in client_of.get(address).text

    Conversation.objects.filter(object_id=thing.pk).update(allows_anonymity=True)

    assert BOX in client_of.get(address).text
    assert BOX not in client.get(address).text


def test_posted_without_a_name_it_stands_under_the_alias_for_others_and_says_so_to_its_author(
    client, client_of, allowed, address, filled, member
):
    answer = client_of.post(
        address, filled(client_of, body=TEXT, without_name="on"), headers={"HX-Request": "true"}
    ).text

    comment = Comment.objects.get(comment=TEXT)
    assert comment.user == member
    assert comment.alias in answer
    assert "you, without your name" in answer
    assert member.display_name not in answer
    assert "is-author" not in answer


def test_whoever_spoke_so_before_goes_on_so(client_of, allowed, address, filled):
    client_of.post(address, filled(client_of, body=TEXT, without_name="on"))
    alias = Comment.objects.get(comment=TEXT).alias

    page = client_of.get(address).text

    assert "checked" in page[page.index(BOX) - 60 : page.index(BOX) + 90]
    assert alias in page


def test_when_it_was_switched_off_meanwhile_nothing_is_posted_under_the_name(client_of, allowed, address, filled):
    form = filled(client_of, body=TEXT, without_name="on")
    Conversation.objects.update(allows_anonymity=False)

    answer = client_of.post(address, form)

    assert answer.status_code == 422
    assert ANONYMITY_NOT_ALLOWED in answer.text
    assert TEXT in answer.text
    assert not Comment.objects.filter(comment=TEXT).exists()


def test_a_draft_remembers_that_it_was_meant_without_a_name(client_of, allowed, address, filled, member):
    client_of.post(f"{address}draft/", filled(client_of, body=TEXT, without_name="on"))

    assert SavedDraft.objects.get(member=member).without_name
    page = client_of.get(address).text
    assert "checked" in page[page.index(BOX) - 60 : page.index(BOX) + 90]


@pytest.mark.parametrize("ends_with", [{}, {"csrfmiddlewaretoken": "x" * 64}], ids=["the session", "the token as well"])
def test_signed_out_meanwhile_and_in_again_it_is_still_without_the_name(allowed, member, address, filled, ends_with):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    form = filled(client, body=TEXT, without_name="on") | ends_with
    del client.cookies["sessionid"]  # as a session that was ended elsewhere

    refused = client.post(address, form)
    to_sign_in = client.post(address, fields(refused.text) | {"sign_in": "here"})
    client.force_login(member)
    page = client.get(address).text

    assert (refused.status_code in {403, 422}, to_sign_in.status_code) == (True, 302)
    assert TEXT in page
    assert "checked" in page[page.index(BOX) - 60 : page.index(BOX) + 90]


def test_a_guest_cannot_take_an_alias(client, allowed, address, filled, guest):
    client.post(address, filled(client, body=TEXT, without_name="on", **guest))

    assert Comment.objects.get(comment=TEXT).alias == ""


def test_the_name_comes_off_by_a_post_and_stays_off(client_of, allowed, say, member):
    comment = say(TEXT, by=member)
    address = f"/comments/{comment.pk}/anonymise/"
    assert "Take my name off…" in client_of.get(f"/comments/{comment.pk}/more/").text
    assert "Your name can’t be put back on." in client_of.get(address).text
    comment.refresh_from_db()
    assert comment.alias == ""

    client_of.post(address)

    comment.refresh_from_db()
    assert comment.alias
    assert "Take my name off…" not in client_of.get(f"/comments/{comment.pk}/more/").text
    alias = comment.alias
    client_of.post(address)
    comment.refresh_from_db()
    assert comment.alias == alias


def test_somebody_elses_name_is_not_taken_off(allowed, say, member, other_member):
    comment = say(TEXT, by=member)

    assert sign_in(other_member).post(f"/comments/{comment.pk}/anonymise/").status_code == 404
    comment.refresh_from_db()
    assert comment.alias == ""
