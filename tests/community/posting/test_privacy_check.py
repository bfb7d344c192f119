"""A text with personal data comes back once before it is posted (`posting.journey`)."""

import logging

import pytest

from community.comments.models import Comment
from community.spam.models import Judgement
from tests.community.posting.conftest import refusal, sign_in

TELLS = "Ring my sister-in-law on 0171 234 56789, she has done it all."
PASSAGE = "0171 234 56789"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["a page", "in place"])
def test_it_comes_back_with_what_it_gives_away_and_the_text(client, address, filled, guest, headers, caplog):
    form = filled(client, body=TELLS, **guest)

    with caplog.at_level(logging.INFO):
        answer = client.post(address, form, headers=headers)

    assert answer.status_code == 422
    assert f'“<span dir="auto">{PASSAGE}</span>”: a telephone number' in answer.text
    assert TELLS in answer.text
    assert 'name="as_it_is"' in answer.text
    assert not Comment.objects.exists()
    assert not Judgement.objects.exists()
    assert PASSAGE not in caplog.text


def test_as_it_is_is_not_asked_again(client, address, filled, guest):
    client.post(address, filled(client, body=TELLS, as_it_is="1", **guest))

    assert Comment.objects.get().comment == TELLS


def test_changed_it_goes_its_way(client, address, filled, guest):
    client.post(address, filled(client, body="Ask my sister-in-law, she has done it all.", **guest))

    assert Comment.objects.count() == 1


def test_moderators_are_asked_as_well(address, filled, moderator):
    client = sign_in(moderator)

    assert refusal(client.post(address, filled(client, body=TELLS))) == "privacy check"


def test_so_is_whoever_changes_a_comment(say, member):
    comment = say("Ask my sister-in-law.", by=member)
    client = sign_in(member)
    address = f"/comments/{comment.pk}/edit/"
    before = client.get(address).context["form"]["before"].value()

    answer = client.post(address, {"body": TELLS, "before": before})

    assert answer.status_code == 422
    assert "a telephone number" in answer.text
    assert "Save as it is" in answer.text
    comment.refresh_from_db()
    assert comment.comment == "Ask my sister-in-law."

    client.post(address, {"body": TELLS, "before": before, "as_it_is": "1"})
    comment.refresh_from_db()
    assert comment.comment == TELLS


def test_the_preview_says_it_too(client, address, filled, guest):
    answer = client.post(address, filled(client, body=TELLS, preview="1", **guest))

    assert "is a telephone number" in answer.text
