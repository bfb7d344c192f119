"""No page tells who has an account, and nobody gets in with somebody else's e-mail address."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from community.comments.models import Comment
from community.members.models import User
from community.posting.guest_status import guest_status_url
from tests.factories import PASSWORD

THERE, NOT_THERE = "jonas-m@example.org", "nobody-yet@example.org"
CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)


def what_one_sees(response: Any, email: str) -> tuple[int, str, str]:
    """Status, way and page; without what differs between any two visits."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text).replace(email, "THE ADDRESS")
    return response.status_code, str(response.redirect_chain), page


@pytest.mark.parametrize(
    ("url", "field", "more"),
    [
        ("/account/login/", "login", {"password": "not-the-password"}),
        ("/account/login/code/", "email", {}),
        ("/account/password/reset/", "email", {}),
        ("/account/signup/", "email", {"display_name": "Sam", "password1": "a-long-enough-one"}),
        ("/account/signup/", "email", {"display_name": "Sam", "password1": ""}),
        ("/account/signup/passkey/", "email", {"display_name": "Sam"}),
    ],
    ids=["password", "code", "reset", "join", "join without a password", "join with a passkey"],
)
def test_a_page_looks_the_same_for_an_address_with_an_account_and_one_without(member, url, field, more):
    seen = []
    messages = []
    for email in (THERE, NOT_THERE):
        cache.clear()
        response = Client().post(url, {field: email, **more}, follow=True)
        seen.append(what_one_sees(response, email))
        messages.append([message.to for message in mail.outbox])
        mail.outbox.clear()

    assert seen[0] == seen[1]
    assert messages == ([[], []] if "password" in more else [[[THERE]], [[NOT_THERE]]])


@pytest.mark.parametrize("email", ["Jonas-M@Example.org", " jonas-m@example.org "])
def test_nor_does_another_spelling_of_the_address(member, email):
    answers = []
    for typed in (email, NOT_THERE):
        cache.clear()
        answer = Client().post("/account/signup/", {"email": typed, "display_name": "Sam"}, follow=True)
        answers.append((answer.status_code, answer.redirect_chain))

    assert answers[0] == answers[1]
    assert [message.subject for message in mail.outbox] == ["You have an account already", "Your code to join"]
    assert User.objects.filter(email__iexact=THERE).count() == 1


@pytest.mark.parametrize(
    ("url", "field", "more"),
    [
        ("/account/login/", "login", {"password": "not-the-password"}),
        ("/account/signup/", "email", {"display_name": "Sam", "password1": "a-long-enough-one"}),
    ],
    ids=["password", "join"],
)
def test_a_page_takes_the_same_work_for_both(member, monkeypatch, url, field, more):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(args) or encode(*args))

    work = []
    for email in (THERE, NOT_THERE):
        Client().post(url, {field: email, **more})
        work.append(len(hashed))
        hashed.clear()

    assert work == [1, 1]


def test_changing_ones_address_does_not_say_whose_the_new_one_is(member, other_member):
    seen = []
    for email in (other_member.email, NOT_THERE):
        cache.clear()
        client = signed_in(member)
        answer = client.post("/account/email/", {"email": email, "action_add": ""}, follow=True)
        wrong = client.post("/account/confirm-email/", {"code": "WRONG-CODE"}, follow=True)
        messages = [(message.to == [email], message.subject, CODE.sub("", message.body)) for message in mail.outbox]
        seen.append((what_one_sees(answer, email), what_one_sees(wrong, email), messages))

    assert seen[0] == seen[1]
    assert len(seen[0][2]) == 1


def test_a_guests_comment_does_not_say_whether_the_address_is_a_members(article, member):
    seen = []
    for email in (THERE, NOT_THERE):
        client = Client()
        address = f"/comments/on/blog.articlepage/{article.pk}/"
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', client.get(address).text))
        typed = {"name": "Sam", "email": email, "body": f"We walk to the park, {email[:4]} says."}
        answer = client.post(address, hidden | typed, follow=True)
        comment = Comment.objects.get(user_email=email)
        receipt = guest_status_url(comment)
        page = answer.text.replace(receipt, "ITS RECEIPT").replace(quote(receipt, safe=""), "ITS RECEIPT")
        page = page.replace(f"c{comment.pk}", "ITS PLACE")
        page = page.replace(comment.submit_date.isoformat(timespec="milliseconds"), "ITS TIME").replace(
            f"{email[:4]} says", "SOMEBODY says"
        )
        seen.append((answer.status_code, answer.redirect_chain == [(guest_status_url(comment), 302)], page))

    assert seen[0] == seen[1]
    assert seen[0][:2] == (200, True)


@pytest.mark.parametrize("email", [THERE, NOT_THERE])
@pytest.mark.parametrize("url", ["/account/login/code/", "/account/password/reset/", "/account/signup/"])
def test_a_wrong_code_says_the_same_to_both(member, url, email):
    client = Client()
    page = client.post(url, {"email": email, "display_name": "Sam"}, follow=True)
    address = page.redirect_chain[-1][0].split("?")[0]

    answer = client.post(address, {"code": "WRONG-CODE"})

    assert answer.status_code == 200
    assert "That is not the code, or not the newest" in answer.text
    assert "_auth_user_id" not in client.session


def test_a_code_signs_in_once_and_leads_where_one_was_going(client, member):
    client.post("/account/login/code/", {"email": THERE, "next": "/notifications/"})
    code = CODE.search(mail.outbox[0].body)[0]

    answer = client.post("/account/login/code/confirm/", {"code": code, "next": "/notifications/"})
    again = Client().post("/account/login/code/confirm/", {"code": code})

    assert answer["Location"] == "/notifications/"
    assert client.session["_auth_user_id"] == str(member.pk)
    assert again["Location"].startswith("/account/login/")


def test_a_code_is_given_up_after_three_wrong_tries(client, member):
    client.post("/account/login/code/", {"email": THERE})
    for _ in range(3):
        client.post("/account/login/code/confirm/", {"code": "WRONG-CODE"})

    answer = client.post("/account/login/code/confirm/", {"code": CODE.search(mail.outbox[0].body)[0]})

    assert answer["Location"].startswith("/account/login/")
    assert "_auth_user_id" not in client.session


def test_joining_without_a_password_is_confirmed_by_code(client, db):
    client.post("/account/signup/", {"email": NOT_THERE, "display_name": "Samira", "password1": ""})
    answer = client.post("/account/confirm-email/", {"code": CODE.search(mail.outbox[0].body)[0]})

    joined = User.objects.get(email=NOT_THERE)
    assert answer["Location"] == "/welcome/"
    assert client.session["_auth_user_id"] == str(joined.pk)
    assert (joined.username, joined.has_usable_password()) == ("samira", False)


def test_a_confirmation_works_once_and_for_nobody_else(client, db, member):
    client.post("/account/signup/", {"email": NOT_THERE, "display_name": "Samira"})
    code = CODE.search(mail.outbox[0].body)[0]
    other = Client()
    other.force_login(member)

    others = other.post("/account/confirm-email/", {"code": code}, follow=True)
    scanned = client.get("/account/confirm-email/", {"code": code})
    client.head("/account/confirm-email/", {"code": code})
    before = EmailAddress.objects.get(email=NOT_THERE).verified
    client.post("/account/confirm-email/", {"code": code})
    again = client.post("/account/confirm-email/", {"code": code}, follow=True)

    assert others.redirect_chain == [("/account/email/", 302)]
    assert (scanned.status_code, before) == (200, False)
    assert EmailAddress.objects.get(email=NOT_THERE).verified
    assert again.redirect_chain[-1] == ("/account/email/", 302)
    assert f"You sign in with <strong>{NOT_THERE}</strong>" in again.text


def signed_in(member: User) -> Client:
    client = Client()
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    mail.outbox.clear()
    return client


def test_of_two_tabs_changing_the_address_the_later_counts_and_the_earlier_is_told(member):
    client = signed_in(member)
    for email in ("first@example.org", "second@example.org"):
        client.post("/account/email/", {"email": email, "action_add": ""})
    first, second = (CODE.search(message.body)[0] for message in mail.outbox)

    earlier = client.post("/account/confirm-email/", {"code": first})
    member.refresh_from_db()
    address_before = member.email
    later = client.post("/account/confirm-email/", {"code": second}, follow=True)

    assert "That is not the code, or not the newest" in earlier.text
    assert "second@example.org" in earlier.text
    assert address_before == THERE
    assert "second@example.org is confirmed: from now on you sign in with it." in later.text
    member.refresh_from_db()
    assert member.email == "second@example.org"
    assert list(EmailAddress.objects.filter(user=member).values_list("email", flat=True)) == ["second@example.org"]


def test_an_address_somebody_else_has_is_not_given_away_and_not_taken(member, other_member):
    client = signed_in(member)
    client.post("/account/email/", {"email": other_member.email, "action_add": ""})

    refused = client.post("/account/confirm-email/", {"code": CODE.search(mail.outbox[0].body)[0]})

    assert "Somebody has an account with this address." in refused.text
    member.refresh_from_db()
    assert member.email == THERE


def test_emails_name_nobody_and_their_links_lead_to_the_site(client, db, settings):
    client.post("/account/signup/", {"email": THERE, "display_name": "Win a prize at prize.example"})

    assert "prize" not in mail.outbox[0].body
    assert mail.outbox[0].subject == "Your code to join"
