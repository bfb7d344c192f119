"""A guest changes and withdraws comments: by the link in the e-mail, or in the browser that knows them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.comments.editing import fingerprint
from community.comments.models import Comment, Confirmation
from community.posting import journey
from community.posting.guest_status import guest_status_url
from community.posting.known_guest import COOKIE
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.community.posting.conftest import TEXT, sign_in
from tests.things.models import Thing

Status = Comment.Status
MINUTES = timedelta(minutes=1)


@pytest.fixture
def posted(say) -> Comment:
    """A guest's comment that was confirmed just now, half an hour after it was posted."""
    with time_machine.travel(datetime.now(UTC) - 30 * MINUTES):
        comment = say(TEXT, status="unconfirmed")
    Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
    return comment


@pytest.fixture
def link(posted) -> str:
    token = Confirmation.objects.issue(posted)
    journey.confirm(Confirmation.objects.get())
    return f"/comments/confirm/{token}/"


@pytest.fixture
def browser(link) -> Client:
    """The browser in which it was confirmed."""
    client = Client()
    client.post(link, {"remember": "yes"})
    return client


@pytest.fixture
def by_link(link) -> str:
    return f"{link}edit/"


@pytest.fixture
def by_browser(posted) -> str:
    return f"/comments/{posted.pk}/edit/"


def form(body: str, instead_of: str = TEXT) -> dict[str, str]:
    return {"before": fingerprint(instead_of), "body": body}


def text_of(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).comment


def test_the_link_changes_the_text_in_any_browser(client, by_link, posted):
    assert TEXT in client.get(by_link).text

    answer = client.post(by_link, form("Other words."))

    assert answer["Location"] == f"/comments/{posted.pk}/"
    posted.refresh_from_db()
    assert (posted.comment, posted.status, posted.edited_at is not None) == ("Other words.", Status.PUBLISHED, True)


def test_the_browser_that_knows_the_guest_changes_the_text(browser, by_browser, posted):
    assert TEXT in browser.get(by_browser).text

    browser.post(by_browser, form("Other words."))

    assert text_of(posted) == "Other words."


def test_the_link_leads_there(client, link):
    page = client.get(link)

    assert f'href="{link}edit/"' in page.text
    assert f'href="{link}withdraw/"' in page.text


@pytest.mark.parametrize("where", ["by_link", "by_browser"])
@pytest.mark.parametrize(("minutes", "status"), [(14, 302), (16, 403)])
def test_for_as_long_as_a_member_may_counted_from_the_confirmation(
    browser, posted, request, where, minutes, status, settings
):
    settings.COMMENT_EDIT_MINUTES = 15
    with time_machine.travel(datetime.now(UTC) + minutes * MINUTES):
        answer = browser.post(request.getfixturevalue(where), form("Other words."))

    assert answer.status_code == status
    assert text_of(posted) == ("Other words." if status == 302 else TEXT)


def test_too_late_gives_the_text_back(client, by_link):
    with time_machine.travel(datetime.now(UTC) + 16 * MINUTES):
        page = client.post(by_link, form("Other words."))

    assert "A comment can be changed for 15 minutes after posting, and that time is over." in page.text
    assert "Other words." in page.text


def test_the_filter_is_asked_again_and_the_receipt_says_so(client, by_link, posted, say):
    answer = client.post(by_link, form("Look: https://a.example https://b.example https://c.example"), follow=True)

    posted.refresh_from_db()
    assert posted.status == Status.HELD
    assert answer.redirect_chain == [(guest_status_url(posted), 302)]
    assert [(row.act, row.who) for row in posted.decisions.all()] == [("edit", "its author"), ("confirm", "its guest")]


def test_another_windows_text_is_not_lost(client, by_link, posted):
    client.post(by_link, form("Other words."))

    page = client.post(by_link, form("Third words."))

    assert page.status_code == 409
    assert "Other words." in page.text
    assert "Third words." in page.text
    assert text_of(posted) == "Other words."


def test_nobody_else_can(client, by_browser, member, moderator, browser, say, posted):
    somebodys = say("By another guest.")
    Comment.objects.filter(pk=somebodys.pk).update(user_email="ben@example.org")

    assert client.get(by_browser)["Location"] == f"/account/login/?next={by_browser}"
    assert sign_in(member).get(by_browser).status_code == 404
    assert sign_in(moderator).post(by_browser, form("Other words.")).status_code == 404
    for act in ("edit", "withdraw"):
        address = f"/comments/{somebodys.pk}/{act}/"
        assert browser.post(address, form("Mine now.", "By another guest.")).status_code in {302, 403}
        assert browser.get(address)["Location"] == f"/account/login/?next={address}"
    assert (text_of(posted), text_of(somebodys)) == (TEXT, "By another guest.")


def test_what_somebody_typed_with_the_same_address_and_never_confirmed_is_not_theirs(browser, say):
    typed = say("Somebody typed Ann's address.", status="unconfirmed")
    Confirmation.objects.issue(typed)
    refused = say("Somebody advertised with Ann's address.", status="spam")

    for comment in (typed, refused):
        assert browser.get(f"/comments/{comment.pk}/withdraw/").status_code == 302
    assert "Somebody" not in browser.get("/comments/yours/").text


def test_a_link_nobody_has_confirmed_changes_nothing(client, say):
    comment = say(TEXT, status="unconfirmed")
    token = Confirmation.objects.issue(comment)

    answer = client.post(f"/comments/confirm/{token}/edit/", form("Other words."))

    assert answer.status_code == 403
    assert text_of(comment) == TEXT


@pytest.mark.parametrize("token", ["nothing", "x" * 2000, "%00"])
def test_a_link_that_was_never_sent_opens_nothing(client, db, token):
    assert client.get(f"/comments/confirm/{token}/edit/").status_code == 404


def test_the_link_of_a_comment_that_a_member_took_over_asks_them_to_sign_in(client, by_link, posted, member):
    Comment.objects.filter(pk=posted.pk).update(user=member)

    assert client.get(by_link)["Location"] == f"/comments/{posted.pk}/edit/"
    assert client.post(by_link, form("Other words.")).status_code == 302
    assert text_of(posted) == TEXT


def test_withdrawing_in_the_browser_ends_the_link_and_the_cookie(browser, posted, by_link):
    assert browser.post(f"/comments/{posted.pk}/withdraw/").status_code == 302

    assert Comment.objects.get().status == Status.WITHDRAWN
    assert Client().post(by_link, form("Other words.", "")).status_code == 403
    assert "This browser knows no guest." in browser.get("/comments/yours/").text


def test_the_list_has_what_the_guest_wrote_with_links_to_change_it(browser, posted):
    page = browser.get("/comments/yours/")

    assert f'href="/comments/{posted.pk}/edit/"' in page.text
    assert f'href="/comments/{posted.pk}/withdraw/"' in page.text
    assert "no-store" in page["Cache-Control"]
    with time_machine.travel(datetime.now(UTC) + 60 * MINUTES):
        later = browser.get("/comments/yours/").text
    assert f'href="/comments/{posted.pk}/edit/"' not in later
    assert f'href="/comments/{posted.pk}/withdraw/"' in later


def test_the_list_sends_a_member_to_the_profile(member):
    assert f'<a href="{member.get_absolute_url()}">your profile</a>' in sign_in(member).get("/comments/yours/").text


def test_the_list_forgets_the_guest(browser, posted):
    browser.post("/comments/yours/")

    assert browser.cookies[COOKIE].value == ""
    assert "This browser knows no guest." in browser.get("/comments/yours/").text
    assert text_of(posted) == TEXT


def test_the_list_costs_the_same_for_one_and_for_many(browser, say):
    with CaptureQueriesContext(connection) as one:
        browser.get("/comments/yours/")
    for number in range(3):
        comment = say(f"{TEXT} {number}", status="unconfirmed")
        Confirmation.objects.issue(comment)
        Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
        journey.confirm(Confirmation.objects.get(comment=comment))
    with CaptureQueriesContext(connection) as many:
        page = browser.get("/comments/yours/")

    assert page.text.count("Withdraw…") == 4
    assert len(many) == len(one)


def test_a_page_that_became_members_only_is_named_as_the_reason(browser, posted, thing):
    Thing.objects.update(is_secret=True)

    page = browser.get("/comments/yours/").text

    assert TEXT[:20] not in page
    assert "1 more comment of yours is on a page that isn’t public now." in page
    Thing.objects.update(is_secret=False)
    assert "public now" not in browser.get("/comments/yours/").text
