"""The pages of a member's own rounds: seen by them alone, changed, downloaded, deleted."""

import csv
from datetime import date
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.check_ins.answering import keep_answers, keep_round
from community.check_ins.models import AnswerDraft, AnswerRound, CheckIn
from tests.check_in_themes import care, question, theme

from .conftest import HERE

PAGE = "/check-ins/work-and-care/"
DAYS = [date(2030, month, 1) for month in (1, 4, 7, 10)]


@pytest.fixture
def rounds(member, version):
    """Care goes up from 1 to 4; the third time it was left open."""
    cares = [1, 2, None, 4]
    return [
        keep_round(member, version, {"pride": 3, **({"there": care} if care else {})}, on=day)
        for day, care in zip(DAYS, cares, strict=True)
    ]


def text_of(response) -> str:
    return " ".join(BeautifulSoup(response.text, "html.parser").main.get_text(" ").split())


def test_a_result_says_what_moved(reader, rounds):
    shown = text_of(reader.get(f"{PAGE}rounds/2/"))

    assert "Work is highest, at 3.0 of 5; Care is lowest, at 2.0. Since the time before, Care went up by 1.0." in shown
    assert "1 April 2030" in shown
    assert "One small thing to try: Sleep in the hallway." in shown


def test_the_first_result_compares_nothing(reader, rounds):
    assert "the time before" not in text_of(reader.get(f"{PAGE}rounds/1/"))


@pytest.mark.parametrize("number", ["0", "5", "99999999999999999999"])
def test_there_are_no_other_rounds(reader, rounds, number):
    assert reader.get(f"{PAGE}rounds/{number}/").status_code == 404


@pytest.mark.parametrize("what", ["rounds/1/", "rounds/1/delete/", "rounds/", "rounds/file/"])
def test_nobody_else_sees_them_whoever_they_are(rounds, author, editor, moderator, administrator, other_member, what):
    for somebody in (author, editor, moderator, administrator, other_member):
        client = Client()
        client.force_login(somebody)
        response = client.get(f"{PAGE}{what}")
        assert response.status_code == 404 or "2030" not in response.text
    assert Client().get(f"{PAGE}{what}").status_code == 302


def test_last_time_comes_after_the_new_answers(reader, rounds, member):
    keep_answers(member, rounds[0].check_in_id, rounds[0].version.questionnaire, {"pride": "5"})

    page = BeautifulSoup(reader.get(PAGE).text, "html.parser")

    assert [(field["name"], field["value"]) for field in page.select("form.check-in input[checked]")] == [
        ("pride", "5")
    ]
    assert "You answered 4 times" in page.main.get_text()


def test_the_curve_of_forty_rounds_is_three_queries(reader, member, version, django_assert_num_queries):
    answers = {"pride": 3, "evenings": 2, "free": "yes", "there": 4, "first": "sleep", "sentence": "So so."}
    for month in range(40):
        keep_round(member, version, answers, on=date(2030 + month // 12, month % 12 + 1, 1))
    reader.get(f"{PAGE}rounds/")

    with django_assert_num_queries(7) as queries:  # session, member, bell and menu as on every page
        reader.get(f"{PAGE}rounds/")

    assert len([query for query in queries if "check_ins_" in query["sql"]]) == 3


def test_the_curve_by_theme_and_by_question(reader, rounds):
    page = BeautifulSoup(reader.get(f"{PAGE}rounds/").text, "html.parser")

    labels = [plot["aria-label"] for plot in page.select(".curve svg")]
    assert labels[:2] == ["Work, by round: 3, 3, 3, 3", "Care, by round: 1, 2, nothing, 4"]
    assert "How is there?, by round: 1 of 5, 2 of 5, nothing, 4 of 5" in labels
    assert [len(plot.select("polyline")) for plot in page.select(".curve svg")][:2] == [1, 2]


def test_a_question_that_is_no_longer_asked_keeps_its_line(reader, rounds, check_in):
    check_in.themes = [theme("Work", question("pride", words="How proud?"))]
    check_in.save_revision().publish()

    page = BeautifulSoup(reader.get(f"{PAGE}rounds/").text, "html.parser")

    heads = [" ".join(row.th.get_text().split()) for row in page.select(".table tbody tr")]
    assert heads[0] == "How proud?"
    assert "How is there? (no longer asked)" in heads


def test_without_a_round_the_curve_says_so(reader, check_in):
    assert "Nothing yet" in text_of(reader.get(f"{PAGE}rounds/"))


def test_what_was_tried_is_marked_on_the_curve(reader, rounds):
    reader.post(f"{PAGE}rounds/2/note/", {"note": "A note.", "tried": "The list"})

    page = BeautifulSoup(reader.get(f"{PAGE}rounds/").text, "html.parser")
    assert [mark["x1"] for mark in page.select_one(".curve svg").select(".tried")] == ["60.0"]
    assert "Tried: The list" in " ".join(page.select_one(".rounds").get_text(" ").split())


def test_a_note_with_markup_is_kept_as_typed(reader, rounds):
    response = reader.post(f"{PAGE}rounds/1/note/", {"note": "<b>x</b>\r\n& y", "tried": ""}, follow=True)

    field = BeautifulSoup(response.text, "html.parser").select_one("#id_note")
    assert field.text.strip().splitlines() == ["<b>x</b>", "& y"]


def test_ten_thousand_characters_come_back_with_a_reason(reader, rounds):
    response = reader.post(f"{PAGE}rounds/1/note/", {"note": "x" * 10_000, "tried": "Tea"})

    assert response.status_code == 422
    page = BeautifulSoup(response.text, "html.parser")
    assert page.select_one("[role=alert]").text == (
        "That’s longer than 2000 characters. Nothing is lost: shorten it here, then save it."
    )
    assert page.select_one("#id_note").text.strip() == "x" * 10_000
    assert page.select_one("#id_tried").text.strip() == "Tea"
    assert AnswerRound.objects.first().note == ""


def test_a_note_written_while_signed_out_comes_back_and_is_in_no_session(rounds):
    client = Client(headers=HERE)

    response = client.post(f"{PAGE}rounds/1/note/", {"note": "Between us two.", "tried": ""})

    assert response.status_code == 403
    assert BeautifulSoup(response.text, "html.parser").select_one("#id_note").text.strip() == "Between us two."
    assert not client.cookies


def test_no_other_site_writes_a_note(member, rounds):
    client = Client(headers={"origin": "https://elsewhere.example"})
    client.force_login(member)

    assert client.post(f"{PAGE}rounds/1/note/", {"note": "Ha."}).status_code == 403


def test_the_file_has_a_row_for_each_question_and_no_formula(reader, member, version):
    found = keep_round(member, version, {"pride": 3, "sentence": "=1+1"}, on=date(2030, 1, 1))
    found.write(note="-5 kilos", tried="")

    response = reader.get(f"{PAGE}rounds/file/")

    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert response["Content-Disposition"] == 'attachment; filename="work-and-care.csv"'
    assert rows[:2] == [["Date", "Theme", "Question", "Answer"], ["2030-01-01", "Work", "How is pride?", "3 of 5"]]
    assert rows[-2:] == [
        ["2030-01-01", "Care", "In one sentence?", "'=1+1"],
        ["2030-01-01", "", "A note to myself", "'-5 kilos"],
    ]


def test_one_round_is_deleted_after_a_question(reader, rounds, member):
    assert reader.get(f"{PAGE}rounds/2/delete/").status_code == 200
    assert AnswerRound.objects.of(member).count() == 4

    assert reader.post(f"{PAGE}rounds/2/delete/").url == f"{PAGE}rounds/"

    assert [found.answered_on.month for found in AnswerRound.objects.of(member)] == [1, 7, 10]


def test_all_of_it_is_deleted_and_nothing_of_others(reader, rounds, member, other_member, version):
    keep_round(other_member, version, {"pride": 1}, on=DAYS[0])
    keep_answers(member, version.check_in_id, version.questionnaire, {"pride": "5"})

    assert reader.post(f"{PAGE}rounds/delete/").url == PAGE

    assert AnswerRound.objects.count() == 1
    assert AnswerDraft.objects.count() == 0


def test_a_retired_check_in_still_shows_ones_own(reader, rounds, check_in: CheckIn):
    check_in.unpublish()

    assert reader.get(f"{PAGE}rounds/4/").status_code == 200
    assert "This check-in has been retired" in text_of(reader.get(PAGE))
    assert "No longer asked" in text_of(reader.get("/check-ins/"))
    assert "No longer asked" not in text_of(Client().get("/check-ins/"))


def test_texts_of_a_theme_that_is_gone_are_not_looked_for(reader, rounds, check_in):
    check_in.themes = [care()]
    check_in.save_revision().publish()

    assert reader.get(f"{PAGE}rounds/1/").status_code == 200
