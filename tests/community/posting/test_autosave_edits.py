"""The draft of an edit is saved while it is typed, and deleted once the edit is saved."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from community.comments import saved_drafts
from community.comments.editing import fingerprint
from community.comments.models import Comment, SavedDraft
from tests.community.posting.conftest import TEXT, sign_in

Status = Comment.Status
OTHER = f"{TEXT} *Every* day."


@pytest.fixture
def said(known, member, say) -> Comment:
    known(member)
    return say(TEXT, by=member)


def bodies() -> list[str]:
    return list(SavedDraft.objects.values_list("body", flat=True))


def keep(client: Client, comment: Comment, body: str = OTHER, before: str = TEXT):
    return client.post(f"/comments/{comment.pk}/edit/draft/", {"body": body, "before": fingerprint(before)})


def test_typing_is_kept_and_offered_on_another_device(member, said):
    answer = keep(sign_in(member), said)

    page = sign_in(member).get(f"/comments/{said.pk}/edit/")
    assert (answer.status_code, answer.content) == (204, b"")
    assert f"{OTHER}</textarea>" in page.text
    assert "Your draft from " in page.text
    assert Comment.objects.get(pk=said.pk).comment == TEXT


def test_it_is_neither_the_draft_of_the_place_nor_of_an_answer(member, said, address, thing):
    client = sign_in(member)
    saved_drafts.save(member, thing, None, "to the page")
    saved_drafts.save(member, thing, said, "to the comment")
    keep(client, said)

    assert sorted(bodies()) == sorted(["to the page", "to the comment", OTHER])
    assert OTHER not in client.get(address).text
    assert OTHER not in client.get(f"{address}?reply_to={said.pk}").text


@pytest.mark.parametrize("body", [OTHER, TEXT], ids=["changed", "as it was"])
def test_saving_puts_it_away(member, said, body):
    client = sign_in(member)
    keep(client, said)

    client.post(f"/comments/{said.pk}/edit/", {"body": body, "before": fingerprint(TEXT)})

    assert Comment.objects.get(pk=said.pk).comment == body
    assert bodies() == []


@pytest.mark.parametrize("body", ["", f"{TEXT}\r\n "[: len(TEXT)], " \n"])
def test_nothing_new_is_nothing_kept(member, said, body):
    client = sign_in(member)
    keep(client, said)

    assert keep(client, said, body).status_code == 204
    assert bodies() == []


def test_withdrawing_leaves_no_word_of_it(member, said):
    client = sign_in(member)
    keep(client, said)

    client.post(f"/comments/{said.pk}/withdraw/")

    assert bodies() == []
    assert keep(client, said).status_code == 409
    assert bodies() == []


def test_discard_forgets_it_and_shows_the_comment_again(member, said):
    client = sign_in(member)
    keep(client, said)

    page = client.post(f"/comments/{said.pk}/edit/", {"discard": "1", "body": OTHER}, follow=True)

    assert page.redirect_chain == [(f"/comments/{said.pk}/edit/", 302)]
    assert f"{TEXT}</textarea>" in page.text
    assert bodies() == []


def test_nobody_reaches_anothers(member, other_member, moderator, client, said):
    keep(sign_in(member), said)

    assert keep(client, said, "mine now").status_code == 401
    for other in (other_member, moderator):
        assert keep(sign_in(other), said, "").status_code == 404
        assert sign_in(other).post(f"/comments/{said.pk}/edit/", {"discard": "1"}).status_code == 404
    assert bodies() == [OTHER]


def test_text_for_another_text_than_the_present_is_for_the_page_to_keep(member, said):
    assert keep(sign_in(member), said, before="It said something else.").status_code == 409
    assert bodies() == []


def test_after_the_time_to_edit_they_are_given_back(member, said):
    client = sign_in(member)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert keep(client, said).status_code == 204
        page = sign_in(member).get(f"/comments/{said.pk}/edit/")

    assert page.status_code == 403
    assert "Here is what you wrote, to keep:" in page.text
    assert OTHER in page.text


@pytest.mark.parametrize("status", ["spam", "removed"])
def test_of_what_is_off_the_page_nothing_is_kept(member, said, status):
    Comment.objects.filter(pk=said.pk).update(status=status)

    assert keep(sign_in(member), said).status_code == 409
    assert bodies() == []


def test_a_book_is_too_much_and_without_end_is_too_often(member, said):
    client = sign_in(member)

    assert keep(client, said, "x" * 20_001).status_code == 413
    assert [keep(client, said, f"{OTHER} {number}").status_code for number in range(60)] == [204] * 59 + [429]


def test_only_a_post_with_a_token_keeps_anything(member, said):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(member)

    assert careful.get(f"/comments/{said.pk}/edit/draft/").status_code == 405
    assert keep(careful, said).status_code == 403
    assert bodies() == []


def test_the_language_chosen_for_an_edit_is_kept_with_its_words(member, say):
    comment, client = say("Good morning.", by=member), sign_in(member)
    data = {"body": "Guten Morgen.", "before": fingerprint("Good morning."), "language": "de"}

    client.post(f"/comments/{comment.pk}/edit/draft/", data)

    page = client.get(f"/comments/{comment.pk}/edit/").text
    assert '<option value="de" selected>' in page
