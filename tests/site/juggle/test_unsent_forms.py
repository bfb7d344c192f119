"""Somebody was signed out meanwhile: what they typed is there after signing in, and can be sent after all."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver

from community.comments.models import Comment, Conversation
from community.members.models import User
from community.members.unsent_form import KEY, MAX_LENGTH
from community.moderation.models import Decision
from tests.community.posting.conftest import sign_in
from tests.factories import PASSWORD, CommentFactory

from .conftest import SHOWN, WORDS

UNSENT = "/account/unsent/"
LOGIN = "/account/login/?next=%2Faccount%2Funsent%2F"
RICH_TEXT = '{"blocks":[{"key":"a","text":"Two calendars.","type":"unstyled","depth":0}],"entityMap":{}}'


NAMES = [
    "an edit",
    "why a comment is removed",
    "why a member is demoted",
    "why an author is demoted",
    "why a name is revealed",
    "a profile",
    "a conversation's settings",
    "a page in the CMS",
    "a topic in the CMS",
    "a form of Django's admin",
]


def sent_again(client: Client, page: Any) -> Any:
    """As a browser sends the first form of this page: each field as it stands there."""
    main = page.text[page.text.index("<main") :]
    form = re.search(r'<form method="post" action="([^"]+)">(.*?)</form>', main, re.DOTALL)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[2])
    return client.post(unescape(form[1]), {name: unescape(value) for name, value in hidden})


@pytest.mark.parametrize("name", NAMES)
def test_what_was_typed_into_every_form_is_there_after_signing_in(forms, name):
    member, address, typed = forms[name]
    client = Client()

    asked = client.post(address, typed)
    assert (asked.status_code, asked["Location"]) == (302, LOGIN)
    signed_in = client.post("/account/login/", {"login": member.email, "password": PASSWORD, "next": UNSENT})

    assert (signed_in.status_code, signed_in["Location"]) == (302, UNSENT)
    page = client.get(UNSENT)
    assert SHOWN in page.text.replace("\r", "")
    assert f'<form method="post" action="{address}">' in page.text


def test_each_is_sent_by_one_press_of_the_button(forms, moderator, member):
    def carried_through(name: str) -> Any:
        who, address, typed = forms[name]
        client = Client()
        client.post(address, typed)
        client.force_login(who)
        answer = sent_again(client, client.get(UNSENT))
        assert KEY not in client.session
        return answer

    for name in NAMES[:-3]:
        assert carried_through(name).status_code in (200, 302), name

    assert Comment.objects.filter(comment=WORDS).count() == 1
    assert sorted(Decision.objects.values_list("act", flat=True)) == ["demote", "demote", "remove", "reveal"]
    assert User.objects.get(pk=member.pk).about == WORDS
    assert Conversation.objects.get().state == "closed"


OURS = ("community.", "blog.", "home.", "account_data.", "operations.", "juggle.")
#: These have no form, or one in which somebody signed out can lose nothing.
NOTHING_TO_LOSE = {
    "livez": "no form",
    "readyz": "no form",
    "robots": "no form",
    "conversation-list": "no form",
    "account_signup": "gives its own form back",
    "comment-draft": "answers a script, and the browser keeps the text",
    "comment-edit-draft": "answers a script, and the browser keeps the text",
    "discussion-draft": "answers a script, and the browser keeps the text",
    "check-ins-keep": "answers a script, and the browser keeps the answers",
    "check-in-autosave": "answers a script, and the browser keeps the answers",
    "address-check": "a button of a link in an e-mail",
    "unsubscribe": "a button of a link in an e-mail",
    "notification-settings-by-link": "choices only, and the link opens them again",
    "guest-settings": "choices only, and the link opens them again",
    "comment-resend-confirmation": "a guest's button",
    "guest-comments": "a guest's button",
    "guest-opt-out": "a guest's button",
    "newsletter-confirm": "a button of a link in an e-mail",
    "newsletter-stop": "a button of a link in an e-mail",
    "newsletter-subscribe": "gives its own form back",
    "comment-report": "gives its own form back",
    "report-illegal": "gives its own form back",
    "report-confirm": "a button of a link in an e-mail",
}


def our_addresses(resolver: Any, known: dict[str, str], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Address and name of every page of ours, its parameters filled in from `known`; the CMS's API takes no forms."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from our_addresses(entry, known, path)
        elif entry.callback.__module__.startswith(OURS) and not path.startswith("cms/api/"):
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: known[found[1]], path), entry.name or ""


def test_no_page_of_ours_loses_what_somebody_signed_out_sends_to_it(forms, article, member):
    comment = CommentFactory(target=article, member=member)
    known = {"pk": str(comment.pk), "model_label": "blog.articlepage", "object_id": str(article.pk), "act": "remove"}
    known |= {"handle": "beatriz", "receipt": "x", "token": "x", "topic": "x", "tag": "x", "author": "rosa"}
    known |= {"kind": "author", "key": "rosa", "slug": article.slug, "lane": "held", "number": "1"}
    known |= {"colours": "1d4ed8-14532d-881337", "version": "x", "label": "blog.topic"}
    lost = []
    for address, name in our_addresses(get_resolver(), known):
        cache.clear()  # how many forms came from here within a minute
        client = Client()
        answer = client.post(address, {"note": WORDS, "body": WORDS})
        comes_back = SHOWN in answer.text.replace("\r", "") or client.session.get(KEY, {}).get("url") == address
        goes_on = answer.status_code in (308, 405)  # sent on as it is, or to a page that takes no form
        if name and not comes_back and not goes_on:
            lost.append(name)

    assert (set(lost) - set(NOTHING_TO_LOSE), set(NOTHING_TO_LOSE) - set(lost)) == (set(), set())


def test_what_is_sent_without_text_is_not_kept(member, article):
    client = Client()
    comment = CommentFactory(target=article, member=member)

    answers = [
        client.post(f"/comments/{comment.pk}/withdraw/", {}),
        client.post("/members/me/picture/", {"remove": "yes"}),
        client.post("/notifications/", {}),
    ]

    assert [UNSENT in answer["Location"] for answer in answers] == [False, False, False]
    assert KEY not in client.session


def test_signing_out_leads_to_where_it_was_going(member):
    client = sign_in(member)

    answer = client.post("/account/logout/", {"next": "/account/login/?next=/members/", "note": "Two words"})

    assert answer["Location"] == "/account/login/?next=/members/"
    assert KEY not in client.session


def test_secrets_are_not_kept(article):
    client = Client()

    client.post(f"/cms/pages/{article.pk}/edit/", {"title": "Two words", "password": "correct horse", "tokens": "a b"})

    assert client.session[KEY]["fields"] == [["title", "Two words"]]


def test_nothing_happens_before_the_button_is_pressed_and_it_can_be_discarded(forms, moderator):
    _, address, typed = forms["why a comment is removed"]
    client = Client()
    client.post(address, typed)
    client.force_login(moderator)

    client.get(UNSENT)
    client.get(UNSENT)
    assert not Decision.objects.exists()
    assert client.post(UNSENT)["Location"] == "/"

    assert client.get(UNSENT)["Location"] == "/"
    assert KEY not in client.session


def test_sending_another_form_does_not_discard_it(forms, moderator):
    _, address, typed = forms["why a comment is removed"]
    _, other_address, other_typed = forms["a conversation's settings"]
    client = Client()
    client.post(address, typed)
    client.force_login(moderator)

    client.post(other_address, other_typed)

    assert client.session[KEY]["url"] == address


@pytest.mark.parametrize(("length", "status"), [(MAX_LENGTH - len("title"), 302), (MAX_LENGTH - len("title") + 1, 403)])
def test_what_is_too_long_to_be_kept_is_shown_to_be_copied(article, length, status):
    client = Client()
    words = ("word " * length)[: length - 1] + "s"

    answer = client.post(f"/cms/pages/{article.pk}/edit/", {"title": words})

    assert answer.status_code == status
    assert ("word word word" in answer.text) == (status == 403)
    assert (KEY in client.session) == (status == 302)


def test_it_is_gone_after_two_hours(forms, moderator, time_machine):
    _, address, typed = forms["why a comment is removed"]
    client = Client()
    time_machine.move_to("2026-11-20 12:00 +0000", tick=False)
    client.post(address, typed)
    client.force_login(moderator)

    time_machine.move_to("2026-11-20 14:00 +0000", tick=False)
    assert client.get(UNSENT).status_code == 200
    time_machine.move_to("2026-11-20 14:00:01 +0000", tick=False)
    assert client.get(UNSENT)["Location"] == "/"


def test_the_page_is_for_members(client):
    assert client.get(UNSENT)["Location"] == f"/account/login/?next={UNSENT}"


def test_a_handle_is_one_word_and_is_kept(member):
    client = Client()

    answer = client.post("/members/me/handle/", {"handle": "jonas-moos"})

    assert (answer.status_code, answer["Location"]) == (302, LOGIN)
    assert client.session[KEY]["fields"] == [["handle", "jonas-moos"]]
