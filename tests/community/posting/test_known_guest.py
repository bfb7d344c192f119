"""Who has confirmed an address in this browser need not confirm again; for thirty days, and for that address only."""

from datetime import timedelta

from django.core import mail
from django.test import Client

from community.comments.models import Comment, Confirmation, Conversation
from community.moderation.models import Decision
from community.notifications.models import Notification
from community.posting.guest_status import guest_status_url
from community.posting.known_guest import COOKIE
from tests.community.posting.conftest import TEXT, fields, sign_in
from tests.community.posting.test_guest_email_privacy import ADVERTISES

Status = Comment.Status
DAYS = timedelta(days=1)


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


def test_the_log_says_who_confirmed(known_client, address, filled):
    known_client.post(address, filled(known_client, body=TEXT))

    assert str(Decision.objects.first()) == "confirmed by its guest"
