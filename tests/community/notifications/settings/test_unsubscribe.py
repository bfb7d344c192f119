"""The link that ends e-mails: without signing in, used by people, mail programs and scanners."""

import re
from email.message import EmailMessage as Parsed

import pytest
from django.test import Client

from community.notifications.delivery.email_suppression import (
    EVERYTHING,
    EmailSuppression,
    conversation_scope,
    hashes_of,
)
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow
from community.notifications.models import Subscription
from community.notifications.settings import guest_opt_out
from community.notifications.settings.unsubscribe_links import subscription_scope, unsubscribe_headers, unsubscribe_url

ANN, BEN = "ann@example.org", "ben@example.org"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def path_of(address: str, scope: str = "comment") -> str:
    return unsubscribe_url(address, scope).removeprefix("http://testserver")


def suppressed(*scopes: str) -> set[str]:
    return EmailSuppression.objects.among([ANN, BEN], *scopes)


def heading(page: str) -> str:
    found = re.search(r'<h1 class="page-title">(.+?)</h1>', page)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("scope", "question"),
    [
        ("comment", "No more e-mails about comments?"),
        ("digest", "No more digests?"),
        ("conversation-12", "No more e-mails about this conversation?"),
        ("a-kind-of-tomorrow", "No more of these e-mails?"),
    ],
)
def test_get_and_head_ask_and_change_nothing(client, db, scope, question):
    page = client.get(path_of(ANN, scope))
    head = client.head(path_of(ANN, scope))

    assert (page.status_code, heading(page.text), head.status_code) == (200, question, 200)
    assert "Set-Cookie" not in page
    assert not EmailSuppression.objects.exists()


def test_the_post_of_a_mail_program_ends_it_for_this_address_alone_in_whatever_letter_case(db):
    client = Client(enforce_csrf_checks=True)  # a mail program has no token

    for _ in range(2):
        answer = client.post(path_of("Ann@Example.org"), ONE_CLICK)
        assert answer.status_code == 200  # RFC 8058: no redirect
        assert heading(answer.text) == "You get no more e-mails about comments"

    assert (suppressed("comment"), suppressed("digest"), EmailSuppression.objects.count()) == ({ANN}, set(), 1)
    assert heading(client.get(path_of(ANN)).text) == "You get no more e-mails about comments"


def test_one_conversation_can_be_ended_and_everything_can(client, db):
    scope = conversation_scope(12)

    client.post(path_of(ANN, scope), ONE_CLICK)
    assert (suppressed("comment", scope), suppressed("comment", conversation_scope(13))) == ({ANN}, set())

    page = client.post(path_of(BEN, scope), {"act": "everything"})
    assert heading(page.text) == "You get no more e-mails from us"
    assert suppressed("newsletter") == {BEN}


def test_who_pressed_it_by_mistake_takes_it_back_but_no_bounce(client, db):
    client.post(path_of(ANN), ONE_CLICK)
    client.post(path_of(ANN), {"act": "everything"})
    EmailSuppression.objects.suppress(hashes_of(ANN)[0], EVERYTHING, "bounced")

    page = client.post(path_of(ANN), {"act": "resume"})

    assert heading(page.text) == "No more e-mails about comments?"
    assert [row.reason for row in EmailSuppression.objects.all()] == ["bounced"]


def test_a_subscription_is_deleted_and_its_link_still_answers_afterwards(client, member, other_member, thing):
    for each in (member, other_member):
        follow(each, FOLLOW_KINDS["conversation"], thing)
    link = path_of(member.email, subscription_scope(Subscription.objects.get(member=member).pk))

    assert heading(client.get(link).text) == "Stop following this?"
    for _ in range(2):
        assert heading(client.post(link, ONE_CLICK).text) == "You don’t follow this any more"

    assert [row.member for row in Subscription.objects.all()] == [other_member]
    assert not EmailSuppression.objects.exists()


def test_the_link_carries_neither_address_nor_words_and_the_row_none_either(client, db):
    client.post(path_of(ANN), ONE_CLICK)

    assert ("ann" in path_of(ANN), "example.org" in path_of(ANN)) == (False, False)
    assert "@" not in EmailSuppression.objects.get().address_hash


@pytest.mark.parametrize("token", ["nobody", "a:b", "%00", "x" * 2000, "comment." + "0" * 64 + ":signature"])
@pytest.mark.parametrize("kind", ["unsubscribe", "e-mails", "e-mail-address"])
def test_a_link_that_we_did_not_sign_opens_nothing(client, db, token, kind):
    for answer in (client.get(f"/notifications/{kind}/{token}/"), client.post(f"/notifications/{kind}/{token}/")):
        assert (answer.status_code, heading(answer.text)) == (404, "This link opens nothing")
    assert not EmailSuppression.objects.exists()


def test_a_link_cut_short_anywhere_opens_nothing(client, db):
    whole = path_of(ANN)
    start = len("/notifications/unsubscribe/")

    for end in range(start + 1, len(whole) - 1, 7):
        assert client.post(whole[:end] + "/", ONE_CLICK).status_code == 404
    assert not EmailSuppression.objects.exists()


def test_other_methods_are_refused(client, db):
    assert {client.put(path_of(ANN)).status_code, client.delete(path_of(ANN)).status_code} == {405}


def test_links_of_the_first_e_mails_to_guests_still_work(client, db):
    token = guest_opt_out.SIGNER.sign(hashes_of(ANN)[0])

    client.post(f"/notifications/e-mails/{token}/", ONE_CLICK)

    assert (suppressed("follow-up"), suppressed("comment")) == ({ANN}, set())


def test_it_outlasts_a_new_key_as_long_as_the_old_one_is_known(client, db, settings):
    old = path_of(BEN)
    client.post(path_of(ANN), ONE_CLICK)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-" + "y" * 50, [settings.SECRET_KEY]

    client.post(old, ONE_CLICK)  # the link in an old e-mail

    assert suppressed("comment") == {ANN, BEN}


def test_the_headers_are_those_that_mail_programs_post_to():
    parsed = Parsed()
    for name, value in unsubscribe_headers(unsubscribe_url(ANN, "comment")).items():
        parsed[name] = value

    assert parsed["List-Unsubscribe"] == f"<{unsubscribe_url(ANN, 'comment')}>"
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_many_addresses_cost_one_query(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert EmailSuppression.objects.among([f"guest-{number}@example.org" for number in range(50)], "x") == set()
