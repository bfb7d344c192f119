"""What the operator, and everybody on the privacy page, reads about the external checks."""

from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.spam.external.check_status import check_statuses
from community.spam.models import ExternalStatus

pytestmark = pytest.mark.django_db


def command() -> list[str]:
    out = StringIO()
    call_command("external_checks", stdout=out)
    return out.getvalue().splitlines()


def sentences_for_readers() -> str:
    return Template("{% load external_check_tags %}{% what_external_checks_are_sent %}").render(Context())


def test_off_the_command_says_what_each_would_send() -> None:
    lines = command()

    assert [lines[0], lines[3]] == ["Akismet: off", "Stop Forum Spam: off"]
    assert lines[1] == (
        "  would send, to https://rest.akismet.com/1.1/comment-check: the text of the comment, the name shown beside"
        " it unless it is an alias, whether it is a reply, and the address of this site"
    )
    assert lines[4].startswith("  would send, to https://api.stopforumspam.org/api: a hash (MD5)")
    assert [lines[2], lines[5]] == ["  answers: 0, failures: 0"] * 2


def test_on_it_says_what_is_sent_and_how_it_failed_but_no_key(settings) -> None:
    settings.AKISMET_KEY = "key-of-ours"
    ExternalStatus.objects.count_answer("akismet")
    with time_machine.travel("2026-03-08 09:30Z", tick=False):
        ExternalStatus.objects.count_failure("akismet", "no answer within a second")

    lines = command()

    assert lines[0] == "Akismet: on"
    assert lines[1].startswith("  sends, to ")
    assert lines[2:4] == [
        "  answers: 1, failures: 1",
        "  last failure: 2026-03-08 09:30 UTC, no answer within a second",
    ]
    assert "key-of-ours" not in "".join(lines)


def test_a_reason_is_cut_to_what_its_column_holds() -> None:
    ExternalStatus.objects.count_failure("akismet", "x" * 300)

    assert ExternalStatus.objects.get().failure == "x" * 200


def test_all_statuses_are_one_query() -> None:
    for check in ("akismet", "stop-forum-spam"):
        ExternalStatus.objects.count_answer(check)
    with CaptureQueriesContext(connection) as asked:
        assert [one.status.answers for one in check_statuses()] == [1, 1]

    assert len(asked) == 1


def test_the_page_in_the_cms_shows_the_last_failure(moderator) -> None:
    client = Client()
    client.force_login(moderator)
    ExternalStatus.objects.count_failure("akismet", "<b>status 500</b>")

    page = client.get("/cms/spam-filter/").text

    assert "Checks outside this site" in page
    assert "&lt;b&gt;status 500&lt;/b&gt;" in page
    assert "A hash (MD5) of the writer&#x27;s e-mail address" in page


def test_off_readers_of_the_privacy_page_read_nothing_of_it() -> None:
    assert sentences_for_readers().strip() == ""


def test_on_they_read_what_is_sent_to_that_one(settings) -> None:
    settings.STOP_FORUM_SPAM = True

    page = sentences_for_readers()

    assert "<li>Stop Forum Spam is sent a hash (MD5) of the writer&#x27;s e-mail address" in page
    assert "Akismet" not in page


@pytest.mark.parametrize(("is_on", "is_told"), [(False, False), (True, True)])
def test_the_privacy_page_itself_says_so(client, site_tree, settings, is_on: bool, is_told: bool) -> None:
    settings.STOP_FORUM_SPAM = is_on
    page = site_tree.home.get_children().get(slug="privacy")

    assert ("What we send elsewhere" in client.get(page.url).text) is is_told
