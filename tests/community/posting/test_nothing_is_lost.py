"""Whatever happens to a form, what was typed comes back."""

from django.test import Client

from community.comments.models import Comment
from tests.community.posting.conftest import TEXT, fields, sign_in

Status = Comment.Status


def test_a_stale_token_brings_the_text_back_with_a_fresh_one(filled, guest, address):
    careful = Client(enforce_csrf_checks=True)
    data = filled(careful, body=TEXT, **guest)
    careful.cookies.clear()

    refused = careful.post(address, data)

    assert refused.status_code == 403
    assert fields(refused.text)["body"] == TEXT
    assert 'value="Ann Lee"' in refused.text
    assert careful.post(address, fields(refused.text) | guest).status_code == 302


def test_signing_in_while_writing_keeps_the_text(member, filled, guest, address):
    client = Client(enforce_csrf_checks=True)
    data = filled(client, body=TEXT, **guest)
    client.force_login(member)

    answer = client.post(address, data | {"csrfmiddlewaretoken": "x" * 64})

    assert answer.status_code == 403
    assert fields(answer.text)["body"] == TEXT


def test_an_error_of_ours_keeps_the_text(client, filled, guest, address, monkeypatch, caplog):
    data = filled(client, body=TEXT, **guest)

    def broken(draft):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("community.posting.journey.post", broken)
    answer = client.post(address, data)

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert fields(answer.text)["body"] == TEXT
    assert "the disk is full" in caplog.text


def test_a_rejected_comment_is_explained_and_its_text_stays(client, filled, guest, address):
    answer = client.post(address, filled(client, body=TEXT, **guest) | {"subject": "filled by a robot"})

    assert answer.status_code == 422
    assert "Our filter took this for advertising" in answer.text
    assert fields(answer.text)["body"] == TEXT
    assert Comment.objects.get().status == Status.SPAM


def test_a_double_click_gets_the_first_answer_again(member, known, filled, address):
    client = sign_in(known(member))
    data = filled(client, body=TEXT)

    first = client.post(address, data)
    second = client.post(address, data)

    assert first["Location"] == second["Location"]
    assert Comment.objects.filter(comment=TEXT).count() == 1


def test_too_many_in_a_minute_wait_without_losing_the_text(member, known, filled, address):
    client = sign_in(known(member))
    answers = [client.post(address, filled(client, body=f"{TEXT} {number}")) for number in range(7)]

    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert fields(answers[-1].text)["body"] == f"{TEXT} 6"
