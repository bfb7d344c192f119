"""An author makes a check-in, an editor publishes it, a reader answers it twice, three months apart."""

from datetime import UTC, datetime

import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from community.check_ins.models import AnswerRound, CheckIn
from community.check_ins.reminding import send_due_reminders
from community.check_ins.totals import update_totals
from tests.factories import UserFactory

HERE = {"origin": "http://testserver"}


def signed_in(member) -> Client:
    client = Client(headers=HERE)
    client.force_login(member)
    return client


def form(**more: str) -> dict[str, str]:
    scale = {"words": "How steady was your week?", "help": "", "low": "Not", "high": "Very"}
    theme = {"title": "Steadiness", "questions": streamfield([("scale", scale)]), "results-count": "0"}
    fields = {
        "title": "A steadier quarter",
        "slug": "steadier",
        "introduction": "One question.",
        "themes": streamfield([("theme", theme)]),
        "talk_about_it": "",
        "shows_totals": "on",
    }
    return nested_form_data(fields) | more


def answer(client: Client, check_in: CheckIn, step: str) -> str:
    [question] = check_in.versions.get().questionnaire.questions
    sent = {"version": "1", question.key: step, "counts": "yes"}
    return client.post(f"/check-ins/{check_in.pk}/answers/", sent).url


def words_of(client: Client, path: str) -> str:
    return " ".join(BeautifulSoup(client.get(path).text, "html.parser").main.get_text(" ").split())


def test_from_the_authors_desk_to_the_curve(author, editor, member, site_tree):
    with time_machine.travel(datetime(2030, 1, 10, 9, tzinfo=UTC)) as clock:
        made = signed_in(author).post("/cms/snippets/check_ins/checkin/add/", form())
        check_in = CheckIn.objects.get()
        assert made.status_code == 302
        assert check_in.live is False
        assert Client().get("/check-ins/steadier/").status_code == 404
        publish = {"action-publish": "yes"}
        refused = signed_in(author).post(f"/cms/snippets/check_ins/checkin/edit/{check_in.pk}/", form(**publish))
        assert refused.status_code in (302, 200)
        assert Client().get("/check-ins/steadier/").status_code == 404

        signed_in(editor).post(f"/cms/snippets/check_ins/checkin/edit/{check_in.pk}/", form(**publish))
        assert Client().get("/check-ins/steadier/").status_code == 200
        check_in.refresh_from_db()
        reader = signed_in(member)
        assert answer(reader, check_in, "2") == "/check-ins/steadier/rounds/1/"
        reader.post("/check-ins/steadier/reminder/", {"every": "3", "first_on": "2030-04-10", "hour": "9"})

        clock.move_to(datetime(2030, 4, 10, 9, 1, tzinfo=UTC))
        assert send_due_reminders() == 1
        reader = signed_in(member)
        assert "You asked to be reminded" in reader.get("/notifications/").text
        assert answer(reader, check_in, "4") == "/check-ins/steadier/rounds/2/"

        assert "Steadiness went up by 2.0" in words_of(reader, "/check-ins/steadier/rounds/2/")
        assert "from 2.0 to 4.0" in words_of(reader, "/check-ins/steadier/rounds/")
        assert "2030-01-10,Steadiness,How steady was your week?,2 of 5" in reader.get(
            "/check-ins/steadier/rounds/file/"
        ).content.decode("utf-8-sig")

        for count in range(2, 11):
            clock.move_to(datetime(2030, 4, 10 + count, 9, tzinfo=UTC))
            update_totals()
            assert ("told in fifths" in words_of(Client(), "/check-ins/steadier/")) is False
            answer(signed_in(UserFactory()), check_in, "4")
        clock.move_to(datetime(2030, 4, 22, 9, tzinfo=UTC))
        update_totals()
        assert "told in fifths" in words_of(Client(), "/check-ins/steadier/")

        reader = signed_in(member)
        reader.post("/check-ins/steadier/rounds/delete/")
        assert AnswerRound.objects.of(member).count() == 0
        assert "Nothing yet" in words_of(reader, "/check-ins/steadier/rounds/")
