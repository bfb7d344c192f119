"""A member's draft is saved on the site, restored in its form, and deleted once it is posted."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from community.comments.models import Comment, SavedDraft
from tests.community.posting.conftest import TEXT, fields, sign_in


def bodies() -> list[str]:
    return list(SavedDraft.objects.values_list("body", flat=True))


def test_typing_is_kept_and_offered_on_another_device(member, address):
    with time_machine.travel(datetime(2026, 11, 17, 9, 0, tzinfo=UTC)):  # a Tuesday
        kept = sign_in(member).post(f"{address}draft/", {"body": TEXT, "reply_to": ""})
    with time_machine.travel(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)):
        page = sign_in(member).get(address)

    assert (kept.status_code, kept.content) == (204, b"")
    assert fields(page.text)["body"] == TEXT
    assert "Your draft from Tuesday." in page.text


def test_each_place_has_its_own(member, address, say):
    top, client = say("top"), sign_in(member)
    client.post(f"{address}draft/", {"body": "to the page"})
    client.post(f"{address}draft/", {"body": "to the comment", "reply_to": str(top.pk)})

    assert fields(client.get(address).text)["body"] == "to the page"
    assert fields(client.get(f"{address}?reply_to={top.pk}").text)["body"] == "to the comment"


def test_nobody_reaches_anothers_draft(member, other_member, client, address):
    sign_in(member).post(f"{address}draft/", {"body": "mine alone"})

    for visitor in (client, sign_in(other_member)):
        page = visitor.get(address)
        assert "mine alone" not in page.text
        visitor.post(address, fields(page.text) | {"discard": "1"})
        visitor.post(f"{address}draft/", {"body": ""})
    assert bodies() == ["mine alone"]


def test_posting_puts_it_away(member, known, address, filled):
    client = sign_in(known(member))
    client.post(f"{address}draft/", {"body": TEXT})

    client.post(address, filled(client, body=TEXT))

    assert bodies() == []
    assert Comment.objects.get(comment=TEXT).status == "published"


def test_a_refused_comment_keeps_its_draft(member, address, filled):
    client = sign_in(member)
    client.post(f"{address}draft/", {"body": TEXT})

    client.post(address, filled(client, body=TEXT, subject="https://spam.example"))

    assert bodies() == [TEXT]


def test_cancel_keeps_what_was_typed_and_leads_back(member, address, filled, say):
    top, client = say("top"), sign_in(member)

    answer = client.post(address, filled(client, f"?reply_to={top.pk}", body="half a thou") | {"cancel": "1"})

    assert answer["Location"] == f"/comments/{top.pk}/"
    assert list(SavedDraft.objects.values_list("reply_to", "body")) == [(top.pk, "half a thou")]


def test_discard_forgets_it_and_shows_an_empty_form(member, address):
    client = sign_in(member)
    client.post(f"{address}draft/", {"body": TEXT})

    page = client.post(address, fields(client.get(address).text) | {"discard": "1"})

    assert page.status_code == 200
    assert fields(page.text)["body"] == ""
    assert "aria-invalid" not in page.text
    assert bodies() == []
    assert not Comment.objects.exists()


def test_a_guests_draft_is_the_browsers_business(client, address):
    assert client.post(f"{address}draft/", {"body": TEXT}).status_code == 401
    assert bodies() == []


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"body": "x" * 20_001}, 413),
        ({"body": "x" * 20_000}, 204),
        ({"body": "a\0b"}, 204),
        ({"body": TEXT, "reply_to": "999"}, 404),
        ({"body": TEXT, "reply_to": "9" * 30}, 404),
        ({"body": TEXT, "reply_to": "abc"}, 404),
        ({}, 204),
    ],
)
def test_whatever_is_sent_has_a_clear_answer(member, address, data, status):
    assert sign_in(member).post(f"{address}draft/", data).status_code == status


def test_a_place_that_does_not_exist_keeps_nothing(member, thing, address):
    client = sign_in(member)
    thing.is_secret = True
    thing.save()

    assert client.post(f"{address}draft/", {"body": TEXT}).status_code == 404
    assert client.post("/comments/on/things.thing/999/draft/", {"body": TEXT}).status_code == 404
    assert bodies() == []


def test_only_a_post_with_a_token_keeps_anything(member, address):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(member)

    assert careful.get(f"{address}draft/").status_code == 405
    assert careful.post(f"{address}draft/", {"body": TEXT}).status_code == 403
    assert bodies() == []


def test_saving_without_end_is_slowed_down(member, address):
    client = sign_in(member)

    statuses = [client.post(f"{address}draft/", {"body": f"{TEXT} {number}"}).status_code for number in range(61)]

    assert statuses == [204] * 60 + [429]


def test_the_draft_is_there_even_when_the_conversation_closed_meanwhile(member, address, thing):
    client = sign_in(member)
    client.post(f"{address}draft/", {"body": TEXT})
    thing.is_open = False
    thing.save()

    page = client.get(address)

    assert page.status_code == 403
    assert fields(page.text)["body"] == TEXT


def test_a_draft_from_an_hour_ago_is_not_yet_about_days(member, address):
    client = sign_in(member)
    with time_machine.travel(datetime(2026, 11, 20, 8, 15, tzinfo=UTC)):
        client.post(f"{address}draft/", {"body": TEXT})
    with time_machine.travel(datetime(2026, 11, 20, 8, 15, tzinfo=UTC) + timedelta(hours=1)):
        assert "Your draft from 08:15." in sign_in(member).get(address).text


def test_the_language_that_was_chosen_is_kept_with_the_words(member, address):
    client = sign_in(member)
    client.post(f"{address}draft/", {"body": "Guten Morgen!", "language": "de"})

    assert fields(client.get(address).text)["language"] == "de"


def test_a_language_that_there_is_none_of_is_not_kept(member, address):
    sign_in(member).post(f"{address}draft/", {"body": TEXT, "language": "de' onclick='"})

    assert SavedDraft.objects.get().language == ""


def test_cancel_keeps_the_language_too(member, address, filled):
    client = sign_in(member)

    client.post(address, filled(client, body="Guten Morgen!", language="de") | {"cancel": "1"})

    assert SavedDraft.objects.get().language == "de"
