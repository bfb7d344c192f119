"""Who has confirmed an address in this browser need not confirm again; for thirty days, and for that address only."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client

from community.comments import states
from community.comments.models import Comment, Confirmation, Conversation
from community.moderation.models import Decision
from community.notifications.models import Notification
from community.posting import journey
from community.posting.guest_status import guest_status_url
from community.posting.known_guest import COOKIE
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.community.posting.conftest import TEXT, fields, sign_in
from tests.community.posting.test_guest_email_privacy import ADVERTISES

Status = Comment.Status
DAYS = timedelta(days=1)


@pytest.fixture
def first(say) -> Comment:
    comment = say("A guest's words.", status="unconfirmed")
    Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
    return comment


@pytest.fixture
def known_client(first) -> Client:
    """The browser in which Ann Lee has confirmed the first comment."""
    client = Client()
    client.post(f"/comments/confirm/{Confirmation.objects.issue(first)}/", {"remember": "yes"})
    return client


def test_only_confirming_sets_the_cookie_and_only_where_it_is_wanted(client, address, filled, guest, first):
    client.post(address, filled(client, body=TEXT, **guest))
    link = f"/comments/confirm/{Confirmation.objects.issue(first)}/"
    client.get(link)
    client.post(link)

    assert COOKIE not in client.cookies
    client.post(link, {"remember": "yes"})  # a second press, whose answer may be the one that arrives
    assert COOKIE in client.cookies


def test_a_member_who_opens_the_link_gets_none(member, first):
    client = sign_in(member)

    client.post(f"/comments/confirm/{Confirmation.objects.issue(first)}/", {"remember": "yes"})

    assert COOKIE not in client.cookies


def test_the_cookie_is_out_of_reach_of_scripts_and_of_every_page_but_the_forms(known_client, first):
    cookie = known_client.cookies[COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/comments/")
    assert cookie["max-age"] == 30 * 24 * 3600
    assert "ann" not in cookie.value.lower()
    assert cookie.value.split(":")[0] == str(first.pk)


def test_on_https_the_cookie_is_secure(settings, first):
    settings.SESSION_COOKIE_SECURE = True
    client = Client()

    client.post(f"/comments/confirm/{Confirmation.objects.issue(first)}/", {"remember": "yes"})

    assert client.cookies[COOKIE]["secure"] is True


def test_the_form_has_name_and_address_filled_in(known_client, address):
    page = known_client.get(address)

    assert {name: fields(page.text)[name] for name in ("name", "email")} == {
        "name": "Ann Lee",
        "email": "ann@example.org",
    }
    assert "Forget me" in page.text
    assert "no-store" in page["Cache-Control"]
    assert "Forget me" not in Client().get(address).text


def test_the_comment_needs_no_confirmation_and_its_address_gets_a_link_to_take_it_back(known_client, address, filled):
    sent = known_client.post(address, filled(known_client, body=TEXT))

    comment = Comment.objects.get(comment=TEXT)
    assert (comment.status, comment.user, comment.name) == (Status.PUBLISHED, None, "Ann Lee")
    assert sent["Location"] == f"/comments/{comment.pk}/"
    assert [(row.act, row.status_before, row.status_after) for row in comment.decisions.all()] == [
        ("confirm", "unconfirmed", "published")
    ]
    email = mail.outbox[-1]
    assert (email.to, email.subject) == (["ann@example.org"], "Your comment on “A thing”")
    assert TEXT not in email.body
    token = email.body.split("/comments/confirm/")[1].split("/")[0]
    Client().post(f"/comments/confirm/{token}/withdraw/")
    comment.refresh_from_db()
    assert comment.status == Status.WITHDRAWN


def test_in_place_it_can_be_changed_and_the_browser_learns_whose_it_is(known_client, address, filled):
    page = known_client.post(address, filled(known_client, body=TEXT), headers={"HX-Request": "true"})

    comment = Comment.objects.get(comment=TEXT)
    assert f'href="/comments/{comment.pk}/edit/"' in page.text
    assert f'data-receipt="{guest_status_url(comment)}"' in page.text
    assert TEXT in page.text


def test_it_is_told_once(known_client, address, filled, other_member, say, django_capture_on_commit_callbacks):
    answered = say("What do you do at nap time?", by=other_member)

    with django_capture_on_commit_callbacks(execute=True):
        known_client.post(address, filled(known_client, f"?reply_to={answered.pk}", body=TEXT))

    assert list(Notification.objects.values_list("recipient", "comment__comment")) == [(other_member.pk, TEXT)]


def test_a_double_click_is_one_comment_and_one_email(known_client, address, filled):
    form = filled(known_client, body=TEXT)

    known_client.post(address, form)
    known_client.post(address, form)

    assert Comment.objects.filter(comment=TEXT).count() == 1
    assert len(mail.outbox) == 1


def test_the_gate_is_asked_as_before(known_client, address, filled):
    Conversation.objects.update(is_read_first=True)

    sent = known_client.post(address, filled(known_client, body=TEXT), follow=True)

    assert Comment.objects.get(comment=TEXT).status == Status.HELD
    assert "In this conversation a moderator reads every comment before it appears." in sent.text


def test_a_newcomers_second_comment_waits_for_a_moderator_too(known_client, address, filled, first):
    Comment.objects.filter(pk=first.pk).update(status=Status.HELD)

    known_client.post(address, filled(known_client, body=TEXT))

    assert Comment.objects.get(comment=TEXT).status == Status.HELD


def test_the_filter_is_asked_as_before(known_client, address, filled):
    answer = known_client.post(address, filled(known_client, body=ADVERTISES) | {"as_it_is": "1"})

    assert answer.status_code == 422
    assert Comment.objects.get(comment=ADVERTISES).status == Status.SPAM


def test_the_limits_are_asked_as_before(known_client, address, filled):
    answers = [
        known_client.post(address, filled(known_client, body=f"{TEXT} {number}")).status_code for number in range(4)
    ]

    assert answers == [302, 302, 302, 429]


def test_another_address_confirms_and_looks_like_any_other(known_client, address, filled, say):
    say("Approved and confirmed, by Ben.")
    Comment.objects.filter(comment="Approved and confirmed, by Ben.").update(user_email="ben@example.org")

    for email in ("ben@example.org", "nobody@example.org"):
        answer = known_client.post(address, filled(known_client, body=TEXT, name="Ben", email=email))
        assert answer["Location"].startswith("/comments/receipt/")
        assert Comment.objects.get(user_email=email, comment=TEXT).status == Status.UNCONFIRMED


def test_the_same_address_in_capitals_is_the_same(known_client, address, filled):
    known_client.post(address, filled(known_client, body=TEXT, email="Ann@Example.org"))

    assert Comment.objects.get(comment=TEXT).status == Status.PUBLISHED


@pytest.mark.parametrize(("days", "is_known"), [(29, True), (31, False)])
def test_it_lasts_thirty_days(known_client, address, days, is_known):
    with time_machine.travel(datetime.now(UTC) + days * DAYS):
        assert ("Forget me" in known_client.get(address).text) is is_known


def test_a_cookie_that_was_renewed_does_not_outlast_the_confirmation(known_client, address):
    Confirmation.objects.update(confirmed_at=datetime.now(UTC) - 31 * DAYS)

    assert "Forget me" not in known_client.get(address).text


@pytest.mark.parametrize("act", ["withdraw", "remove", "purge the link", "take over", "delete"])
def test_it_ends_with_the_comment(known_client, address, first, member, act):
    first.refresh_from_db()
    {
        "withdraw": lambda: journey.withdraw(first, by=None),
        "remove": lambda: states.change_status(first, Status.REMOVED),
        "purge the link": lambda: Confirmation.objects.all().delete(),
        "take over": lambda: Comment.objects.update(user=member),
        "delete": first.delete,
    }[act]()

    page = known_client.get(address)

    assert "Forget me" not in page.text
    assert "ann@example.org" not in page.text


@pytest.mark.parametrize("value", ["", "1", "1:2:3", "x" * 3000, "1:1abc:2def"])
def test_a_cookie_that_we_did_not_sign_is_none(client, address, first, value):
    client.cookies[COOKIE] = value

    page = client.get(address)

    assert page.status_code == 200
    assert "Forget me" not in page.text


def test_the_cookie_of_another_use_of_the_key_is_none(client, address, first):
    client.cookies[COOKIE] = signing.get_cookie_signer(salt="something else").sign(str(first.pk))

    assert "Forget me" not in client.get(address).text


def test_forget_me_keeps_the_words_and_nothing_else(known_client, address, filled):
    page = known_client.post(address, filled(known_client, body="Half a thought") | {"forget_me": "1"})

    typed = fields(page.text)
    assert (typed["body"], typed.get("name", ""), typed.get("email", "")) == ("Half a thought", "", "")
    assert "Forget me" not in page.text
    assert known_client.cookies[COOKIE].value == ""
    assert "Forget me" not in known_client.get(address).text
    assert not Comment.objects.filter(comment="Half a thought").exists()


def test_signed_in_there_is_no_guest(known_client, address, member):
    known_client.force_login(member)

    assert "Forget me" not in known_client.get(address).text


def test_without_the_cookie_nothing_is_asked(client, address, django_assert_num_queries, known_client):
    with django_assert_num_queries(4):
        client.get(address)
    with django_assert_num_queries(5):
        known_client.get(address)


def test_the_log_says_who_confirmed(known_client, address, filled):
    known_client.post(address, filled(known_client, body=TEXT))

    assert str(Decision.objects.first()) == "confirmed by its guest"
