import time

import pytest

from community.comments.models import Comment, Conversation
from tests.community.posting.conftest import TEXT, fields, refusal, sign_in


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"body": ""}, "There is nothing to post yet."),
        ({"body": "x" * 6000}, "This is 6000 characters long; 5000 fit."),
        ({"body": "x" * 1_000_000}, "This is 1000000 characters long; 5000 fit."),
        ({"body": "\u2800"}, "There is nothing to post yet."),
        ({"body": "\u3164 \u3164\n"}, "There is nothing to post yet."),
        ({"body": "> "}, "There is nothing to post yet."),
        ({"body": "a\x01b"}, "We took out characters that cannot be seen."),
        ({"body": "a\x9bb"}, "We took out characters that cannot be seen."),
        ({"name": "Rosa Okafor (author)"}, "This name could be taken for the team of this site."),
        ({"body": "a\0b"}, "We took out characters that cannot be seen."),
        ({"body": "left\u202eright"}, "We took out characters that cannot be seen."),
        ({"body": "v\u200bi\u200bagra"}, "We took out characters that cannot be seen."),
        ({"body": "a" + "\u0301" * 10_000}, "This is 10001 characters long; 5000 fit."),
        ({"body": "a" + "\u0301" * 4_000}, "We took out accents that were piled up on one letter."),
        ({"name": "Z" + "\u0335" * 40}, "We took out accents that were piled up on one letter."),
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"name": ""}, "This field is required."),
        ({"name": "Moderator"}, "This name could be taken for the team of this site."),
        ({"name": "Ann\u202eLee"}, "We took out characters that cannot be seen."),
        ({"timestamp": str(int(time.time()) - 90_000)}, "we renewed it"),
        ({"timestamp": "yesterday"}, "we renewed it"),
        ({"timestamp": "9" * 400}, "we renewed it"),
        ({"security_hash": "0" * 40}, "we renewed it"),
        ({"security_hash": ""}, "we renewed it"),
        ({"reply_to": "999999"}, "The comment you answer is no longer there."),
        ({"reply_to": "99999999999999999999"}, "The comment you answer is no longer there."),
        ({"reply_to": "-1"}, "The comment you answer is no longer there."),
        ({"reply_to": "abc"}, "The comment you answer is no longer there."),
    ],
)
def test_a_refused_form_says_why_and_comes_back_filled(client, filled, guest, address, typed, says):
    data = filled(client, body=TEXT, **guest) | typed

    answer = client.post(address, data)

    assert answer.status_code == 422
    assert says in answer.text
    again = fields(answer.text)
    if "body" not in typed:
        assert again["body"] == TEXT
    if len(typed.get("body", "")) > 5000:
        assert again["body"] == typed["body"]
    assert not Comment.objects.exists()


def test_a_renewed_form_is_accepted(client, filled, guest, address):
    refused = client.post(address, filled(client, body=TEXT, **guest) | {"timestamp": "1"})

    answer = client.post(address, fields(refused.text) | guest)

    assert answer.status_code == 302


def test_cleaned_text_stands_in_the_form_without_what_could_not_be_seen(client, filled, guest, address):
    answer = client.post(address, filled(client, body="left\u202eright", **guest))

    assert fields(answer.text)["body"] == "leftright"


def test_emoji_and_persian_keep_their_joiners(member, known, filled, address):
    client = sign_in(known(member))
    text = "👩‍👧 می‌خواهم a quiet morning, every day of the week"

    answer = client.post(address, filled(client, body=text))

    assert answer.status_code == 302
    assert Comment.objects.filter(comment=text).exists()


def test_a_reply_to_a_comment_of_another_page_is_refused(client, filled, guest, address, say):
    from tests.things.models import Thing  # noqa: PLC0415 -- beside its only use

    elsewhere = say("elsewhere", about=Thing.objects.create())

    answer = client.post(address, filled(client, body=TEXT, **guest) | {"reply_to": str(elsewhere.pk)})

    assert (answer.status_code, refusal(answer)) == (422, "reply to what is gone")
    assert fields(answer.text).get("reply_to", "") == ""
    assert fields(answer.text)["body"] == TEXT


def test_a_closed_conversation_refuses_and_keeps_the_text(client, filled, guest, address, thing):
    data = filled(client, body=TEXT, **guest)
    Conversation.objects.get_or_create_for(thing)
    Conversation.objects.update(state="closed")

    answer = client.post(address, data)

    assert answer.status_code == 403
    assert "This conversation is closed." in answer.text
    assert fields(answer.text)["body"] == TEXT
