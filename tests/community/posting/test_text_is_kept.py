"""Whatever happens to a form, what was typed comes back."""

from urllib.parse import parse_qs, urlsplit

from django.test import Client

from community.comments import saved_drafts, states
from community.comments.models import Comment
from tests.community.posting.conftest import TEXT, fields, refusal, sign_in
from tests.things.models import Thing

Status = Comment.Status


def test_a_stale_token_brings_the_text_back_with_a_fresh_one(filled, guest, address):
    careful = Client(enforce_csrf_checks=True)
    data = filled(careful, body=TEXT, **guest)
    careful.cookies.clear()

    refused = careful.post(address, data)

    assert (refused.status_code, refusal(refused)) == (403, "signed in or out")
    assert fields(refused.text)["body"] == TEXT
    assert 'value="Ann Lee"' in refused.text
    assert careful.post(address, fields(refused.text) | guest).status_code == 302


def test_signing_in_while_writing_keeps_the_text(member, filled, guest, address):
    client = Client(enforce_csrf_checks=True)
    data = filled(client, body=TEXT, **guest)
    client.force_login(member)

    answer = client.post(address, data | {"csrfmiddlewaretoken": "x" * 64})

    assert (answer.status_code, refusal(answer)) == (403, "signed in or out")
    assert fields(answer.text)["body"] == TEXT


def test_an_error_of_ours_keeps_the_text(client, filled, guest, address, monkeypatch, caplog):
    data = filled(client, body=TEXT, **guest)

    def broken(draft, *, personal_data_confirmed):
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


def test_text_typed_before_signing_in_stays_when_what_they_answer_is_gone_meanwhile(
    member, filled, guest, address, say
):
    gone = say("gone")
    client = Client()
    signing_in = client.post(address, filled(client, f"?reply_to={gone.pk}", body=TEXT, **guest) | {"sign_in": "here"})
    states.change_status(gone, Status.REMOVED)
    client.force_login(member)

    page = client.get(parse_qs(urlsplit(signing_in.url).query)["next"][0])

    assert fields(page.text)["body"] == TEXT
    assert "The comment you wanted to answer is no longer there." in page.text


def test_text_typed_before_signing_in_is_in_the_form_it_was_typed_into_and_in_no_other(
    member, filled, guest, address, say
):
    answered = say("answered")
    elsewhere = f"/comments/on/things.thing/{Thing.objects.create(title='Another').pk}/"
    client = Client()
    client.post(address, filled(client, f"?reply_to={answered.pk}", body=TEXT, **guest) | {"sign_in": "here"})
    client.force_login(member)

    pages = {path: fields(client.get(path).text)["body"] for path in (elsewhere, address)}

    assert pages == {elsewhere: "", address: ""}
    assert fields(client.get(f"{address}?reply_to={answered.pk}").text)["body"] == TEXT


def test_a_form_for_an_answer_to_what_is_gone_says_that_it_stands_on_its_own(client, address, say):
    gone = say("gone")
    says = "The comment you wanted to answer is no longer there. What you write here stands on its own."
    assert says not in client.get(f"{address}?reply_to={gone.pk}").text
    assert says not in client.get(address).text

    states.change_status(gone, Status.WITHDRAWN)

    assert says in client.get(f"{address}?reply_to={gone.pk}").text


def test_putting_an_answer_away_does_not_take_the_place_of_a_thread_begun_before(member, thing, filled, address, say):
    gone = say("gone")
    saved_drafts.save(member, thing, None, "A thread begun.")
    browser = sign_in(member)
    data = filled(browser, f"?reply_to={gone.pk}", body="One\r\nanswer\0.")
    states.change_status(gone, Status.REMOVED)

    browser.post(address, data | {"discard": "1"})
    assert saved_drafts.find(member, thing).body == "A thread begun."

    browser.post(address, data | {"cancel": "1"})
    assert saved_drafts.find(member, thing).body == "A thread begun.\n\nOne\nanswer."
