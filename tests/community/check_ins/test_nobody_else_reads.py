"""An answer is looked for in every table, in the log, in e-mails, and on every page of every role: it is on none."""

import json
import logging
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.serializers import serialize
from django.test import Client

from account_data.deletion import delete_account, request_deletion
from account_data.retention import purge_answer_drafts
from community.check_ins.answering import keep_answers, keep_round
from community.check_ins.models import AnswerDraft, AnswerRound, CheckInReminder, CountedReader
from community.check_ins.reminding import remind, send_due_reminders
from tests.factories import UserFactory
from tests.site.account_data.exported import exported
from tests.traces import traces

from .conftest import HERE

SECRET = "Quizzaciously tired"
WORDS = ("quizzaciously",)


@pytest.fixture
def secrets(reader, member, check_in, version, caplog):
    """Everything a reader can write: an answer, a draft, notes; sent over HTTP, and once when something fails."""
    caplog.set_level(logging.DEBUG)
    answers = f"/check-ins/{check_in.pk}/answers/"
    reader.post(answers, {"version": "1", "there": "1", "sentence": SECRET})
    reader.post("/check-ins/work-and-care/rounds/1/note/", {"note": f"{SECRET}, noted", "tried": f"{SECRET}, tried"})
    reader.post(f"/check-ins/{check_in.pk}/autosave/", {"version": "1", "sentence": f"{SECRET}, begun"})
    Client(headers=HERE).post(answers, {"version": "1", "sentence": SECRET})
    Client(headers=HERE).post("/check-ins/work-and-care/rounds/1/note/", {"note": SECRET})
    remind(member, check_in, every=3, first_on=date(2020, 1, 1), hour=9)
    send_due_reminders()
    return caplog


def test_it_is_in_no_table_no_session_no_cache_and_no_file(secrets):
    assert traces(*WORDS) == []


def test_it_is_in_no_line_of_the_log_and_in_no_e_mail(secrets):
    assert [line for line in secrets.text.lower().splitlines() if WORDS[0] in line] == []
    assert WORDS[0] not in "".join(str(message.message()) for message in mail.outbox).lower()


def test_nothing_beside_an_answer_says_whose_it_is(secrets, member):
    rows = json.loads(serialize("json", [*AnswerRound.objects.all(), *AnswerDraft.objects.all()]))

    said = {str(value) for row in rows for name, value in row["fields"].items() if name not in ("check_in", "version")}
    assert not {str(member.pk), member.username, member.email} & said


def links_of(client: Client, path: str) -> tuple[str, set[str]]:
    response = client.get(path)
    if response.status_code != 200 or "text/html" not in response["Content-Type"]:
        return "", set()
    page = BeautifulSoup(response.text, "html.parser")
    found = {link["href"].split("#")[0] for link in page.select("a[href^='/']")}
    return response.text.lower(), {link for link in found if "logout" not in link}


def crawl(client: Client, starts: list[str], *, most: int) -> tuple[int, list[str]]:
    """How many pages were read, and those on which the words are."""
    waiting, seen, found = list(starts), set(starts), []
    count = 0
    while waiting and count < most:
        path = waiting.pop(0)
        text, links = links_of(client, path)
        count += 1
        if WORDS[0] in text:
            found.append(path)
        new = sorted(link for link in links - seen if link.startswith(("/check-ins/", "/cms/snippets/", "/cms/check")))
        waiting += new
        seen |= set(new)
    return count, found


@pytest.mark.parametrize("role", ["stranger", "other_member", "author", "editor", "moderator", "administrator"])
def test_it_is_on_no_page_of_any_role(secrets, check_in, member, role, request):
    client = Client(headers=HERE)
    if role != "stranger":
        client.force_login(request.getfixturevalue(role))
    starts = [
        "/check-ins/",
        "/check-ins/work-and-care/",
        "/check-ins/work-and-care/rounds/",
        "/check-ins/work-and-care/rounds/1/",
        "/check-ins/work-and-care/rounds/file/",
        f"/check-ins/{check_in.pk}/kept/",
        f"/members/{member.username}/",
        "/notifications/",
        "/cms/",
        f"/cms/snippets/check_ins/checkin/edit/{check_in.pk}/",
        f"/cms/snippets/check_ins/checkin/history/{check_in.pk}/",
        f"/cms/snippets/check_ins/checkin/usage/{check_in.pk}/",
        f"/cms/snippets/check_ins/checkin/delete/{check_in.pk}/",
        "/cms/reports/site-history/",
        f"/cms/users/edit/{member.pk}/",
        "/django-admin/",
        "/moderation/log/",
    ]

    count, found = crawl(client, starts, most=60)

    assert count >= len(starts)
    assert found == []


def test_django_s_admin_has_no_table_of_them(administrator):
    client = Client()
    client.force_login(administrator)

    assert "check_ins" not in client.get("/django-admin/").text


def test_an_export_of_somebody_else_has_nothing_of_it_and_ones_own_has_all(secrets, member, other_member):
    assert WORDS[0] not in json.dumps(exported(other_member), default=str).lower()

    own = exported(member)
    [found] = own["check_ins"]
    assert found["answers"] == {"How is there?": "1 of 5", "In one sentence?": SECRET}
    assert (found["note"], found["tried"]) == (f"{SECRET}, noted", f"{SECRET}, tried")
    assert own["check_ins_begun"][0]["answers"] == {"In one sentence?": f"{SECRET}, begun"}
    assert own["check_in_reminders"][0]["how_often"] == "every three months"


def test_an_export_says_what_it_cannot_read_any_more(member, version, settings):
    keep_round(member, version, {"pride": 1}, on=date(2030, 1, 1))
    before = AnswerRound.objects.get()
    AnswerRound.objects.update(payload=before.payload[:-4] + "AAA=")

    assert exported(member)["check_ins"][0]["answers"] == "encrypted with a key that the site no longer has"


@pytest.mark.parametrize("keeps_content", [True, False])
def test_who_leaves_takes_all_of_it_along(secrets, member, version, keeps_content):
    keep_round(member, version, {"pride": 1}, on=date(2030, 1, 1), counts=True)
    keep_round(UserFactory(), version, {"pride": 1}, on=date(2030, 1, 1), counts=True)

    delete_account(request_deletion(member, keeps_content=keeps_content)[0])

    assert [AnswerRound.objects.count(), AnswerDraft.objects.count(), CountedReader.objects.count()] == [1, 0, 1]
    assert CheckInReminder.objects.count() == 0


def test_what_was_begun_goes_after_a_while(member, version, check_in):
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "1"})
    [draft] = AnswerDraft.objects.all()
    at = version.created_at

    assert purge_answer_drafts(at) == 0
    assert purge_answer_drafts(at.replace(year=at.year + 1)) == 1
    assert draft.saved_on == at.date()
