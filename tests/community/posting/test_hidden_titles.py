"""Who may no longer read a page does not learn its title from their own comment either: it may have been changed since,
and a title says a lot. Things can be told by their key alone, so the title stands for the whole."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from community.comments.models import Comment, Confirmation
from community.posting import journey
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.community.posting.conftest import TEXT
from tests.things.models import Thing

TITLE = "What the board decided"
LIST = "/comments/yours/"


@pytest.fixture
def comment(thing, say) -> Comment:
    """By a guest who has not opened the link yet."""
    Thing.objects.update(title=TITLE)
    comment = say(TEXT, status="unconfirmed")
    Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
    return comment


@pytest.fixture
def link(comment) -> str:
    return f"/comments/confirm/{Confirmation.objects.issue(comment)}/"


@pytest.fixture
def confirmed(link) -> str:
    journey.confirm(Confirmation.objects.get())
    return link


def test_the_link_to_confirm_names_the_page_as_long_as_it_can_be_read(client, link, thing):
    assert f'On <a href="/things/{thing.pk}/">{TITLE}</a> you wrote:' in client.get(link).text

    Thing.objects.update(is_secret=True)
    page = client.get(link)

    assert page.status_code == 410
    assert (TITLE in page.text, f"/things/{thing.pk}/" in page.text, TEXT in page.text) == (False, False, True)


@pytest.mark.parametrize(("is_secret", "is_named"), [(False, True), (True, False)])
def test_nor_does_the_link_that_is_too_old(client, link, thing, is_secret, is_named):
    Thing.objects.update(is_secret=is_secret)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=400)):
        page = client.get(link)

    assert page.status_code == 410
    assert (TITLE in page.text, f"/things/{thing.pk}/" in page.text) == (is_named, is_named)
    assert TEXT in page.text


@pytest.mark.parametrize(("is_secret", "is_named"), [(False, True), (True, False)])
def test_the_link_to_withdraw_works_on_and_names_no_page_that_is_hidden(client, confirmed, thing, is_secret, is_named):
    Thing.objects.update(is_secret=is_secret)

    page = client.get(f"{confirmed}withdraw/")
    assert page.status_code == 200
    assert (TITLE in page.text, TEXT in page.text) == (is_named, True)

    answer = client.post(f"{confirmed}withdraw/")
    assert answer["Location"] == (f"/things/{thing.pk}/#conversation" if is_named else LIST)
    assert Comment.objects.get().status == Comment.Status.WITHDRAWN
    again = client.post(f"{confirmed}withdraw/")
    assert again["Location"] == answer["Location"]


@pytest.mark.parametrize("status", ["published", "held"])
def test_a_comment_that_can_no_longer_be_changed_leads_to_no_hidden_page(client, confirmed, thing, status):
    Comment.objects.update(status=status)
    Thing.objects.update(is_secret=True)

    page = client.get(f"{confirmed}edit/")

    assert page.status_code == 403
    assert (TITLE in page.text, f"/things/{thing.pk}/" in page.text) == (False, False)


@pytest.mark.parametrize(("is_secret", "way_back"), [(False, "/things/{}/#conversation"), (True, LIST)])
def test_what_the_link_says_of_a_held_comment_leads_to_no_hidden_page(client, confirmed, thing, is_secret, way_back):
    Comment.objects.update(status="held")
    Thing.objects.update(is_secret=is_secret)

    page = client.get(confirmed).text

    assert f'<a class="button" href="{way_back.format(thing.pk)}">' in page
    assert (f"/things/{thing.pk}/" in page) is not is_secret


def test_the_list_in_the_guests_browser_does_not_name_it(confirmed):
    browser = Client()
    browser.post(confirmed, {"remember": "yes"})
    assert TITLE in browser.get(LIST).text

    Thing.objects.update(is_secret=True)
    page = browser.get(LIST).text

    assert TITLE not in page
    assert "1 more comment of yours is on a page that isn’t public now." in page
