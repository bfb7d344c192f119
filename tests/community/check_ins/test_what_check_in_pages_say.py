"""What a reader without JavaScript is told, on every page and in every state."""

import logging
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, connection
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from community.check_ins.answering import keep_round
from community.check_ins.models import AnswerRound
from tests.factories import CheckInFactory

PAGE = "/check-ins/work-and-care/"


def main_of(response):
    return BeautifulSoup(response.text, "html.parser").main


def words_of(response):
    return " ".join(main_of(response).get_text(" ").split())


def rounds(member, version, *prides):
    return [
        keep_round(member, version, {"pride": pride}, on=date(2030, month, 1)) for month, pride in enumerate(prides, 1)
    ]


@pytest.mark.parametrize(("count", "words"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_how_often_one_has_answered(reader, member, version, count, words):
    rounds(member, version, *[3] * count)

    shown = words_of(reader.get(PAGE))

    assert f"You answered {words} , last on 1 {['January', 'February', 'March'][count - 1]} 2030." in shown
    assert ("Over time" in shown) is (count > 1)


def test_the_answers_of_last_time_are_not_on_the_form(reader, member, version):
    keep_round(member, version, {"pride": 1, "free": "yes", "sentence": "Quixotic."}, on=date(2030, 1, 1))

    page = main_of(reader.get(PAGE))

    assert page.select("input[checked]") == []
    assert "Quixotic" not in str(page)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"free": "yes"}, "Nothing on a scale was answered, so there’s no picture. Your words are below."),
        ({"pride": "4"}, "Work is at 4.0 of 5."),
        ({"pride": "4", "there": "4"}, "All themes are level, at 4.0 of 5."),
        ({"pride": "4", "there": "1"}, "Work is highest, at 4.0 of 5; Care is lowest, at 1.0."),
        ({"evenings": "5", "there": "3"}, "Care is highest, at 3.0 of 5; Work is lowest, at 1.0."),
    ],
)
@pytest.mark.parametrize("who", ["stranger", "reader"])
def test_a_sentence_says_what_the_picture_shows(check_in, request, who, answers, said):
    client = request.getfixturevalue(who)

    response = client.post(f"/check-ins/{check_in.pk}/answers/", {"version": "1", **answers}, follow=True)

    assert main_of(response).select_one(".result-sentence").text.strip() == said


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (3, 3, "Little has moved since the time before."),
        (3, 4, "Since the time before, Work went up by 1.0."),
        (5, 1, "Since the time before, Work went down by 4.0."),
    ],
)
def test_what_moved_is_said_with_its_direction(reader, member, version, before, now, said):
    rounds(member, version, before, now)

    assert said in main_of(reader.get(f"{PAGE}rounds/2/")).select_one(".result-sentence").text


def test_a_table_stands_beside_the_picture(reader, member, version):
    rounds(member, version, 2, 4)

    rows = main_of(reader.get(f"{PAGE}rounds/2/")).select(".bars tbody tr")

    assert [" ".join(row.get_text(" ").split()) for row in rows] == ["Work 4.0 up 2.0", "Care no answer on a scale"]


def test_the_second_result_shows_the_time_before_and_the_first_does_not(reader, member, version):
    rounds(member, version, 2, 4)

    assert "What you said the time before" not in words_of(reader.get(f"{PAGE}rounds/1/"))
    second = words_of(reader.get(f"{PAGE}rounds/2/"))
    assert second.index("How is pride? 4 of 5") < second.index("How is pride? 2 of 5")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Nothing yet Answer it once"),
        (1, "One round so far: a line needs two."),
        (2, "2 rounds. 5 is on top, and the light side."),
    ],
)
def test_over_time_says_how_much_there_is(reader, member, version, check_in, count, said):
    rounds(member, version, *[3] * count)

    assert said in words_of(reader.get(f"{PAGE}rounds/"))


def test_a_curve_is_told_in_words_too(reader, member, version):
    rounds(member, version, 2, 4)

    pictures = main_of(reader.get(f"{PAGE}rounds/")).select("svg[role=img]")

    assert pictures[0]["aria-label"] == "Work, by round: 2, 4"
    assert pictures[1]["aria-label"] == "How is pride?, by round: 2 of 5, 4 of 5"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "There’s no finished round. What you’ve started is deleted."),
        (1, "One round, with the notes, and what you’ve started. This can’t be undone."),
        (2, "2 rounds, with the notes, and what you’ve started. This can’t be undone."),
    ],
)
def test_before_all_is_deleted_one_is_told_how_much(reader, member, version, check_in, count, said):
    rounds(member, version, *[3] * count)

    page = main_of(reader.get(f"{PAGE}rounds/delete/"))

    assert said in " ".join(page.get_text(" ").split())
    assert [link.text for link in page.select("form a")] == ["Keep them"]


def test_before_a_counted_one_is_deleted_one_is_told_that_the_sums_stay(reader, member, check_in, version):
    rounds(member, version, 3)
    assert "sums" not in words_of(reader.get(f"{PAGE}rounds/1/delete/"))
    check_in.shows_totals = True
    check_in.save()

    assert "they stay in the sums of what readers answered" in words_of(reader.get(f"{PAGE}rounds/1/delete/"))


@pytest.mark.parametrize(("place", "links"), [("", 0), ("/discussions/12/", 1)])
def test_where_to_talk_about_it_takes_nothing_along(stranger, check_in, place, links):
    check_in.talk_about_it = place
    check_in.save()

    page = main_of(stranger.post(f"/check-ins/{check_in.pk}/answers/", {"version": "1", "pride": "4"}))

    assert len(page.select(f"a[href='{place or '-'}']")) == links


def test_a_strangers_result_can_be_saved_from_where_it_is(stranger, reader, check_in, member):
    """They have signed in in another tab meanwhile, and press the button on the page they still see."""
    sent = {"version": "1", "pride": "4", "sentence": 'A "quoted" <word>.'}
    page = main_of(stranger.post(f"/check-ins/{check_in.pk}/answers/", sent))
    fields = {field["name"]: field["value"] for field in page.select("form input[type=hidden]")}
    assert fields == sent | {"save": "yes"}

    again = stranger.post(f"/check-ins/{check_in.pk}/answers/", fields)
    assert "You’re not signed in yet, so nothing was saved." in words_of(again)
    assert AnswerRound.objects.count() == 0

    assert reader.post(f"/check-ins/{check_in.pk}/answers/", fields).url == f"{PAGE}rounds/1/"
    assert AnswerRound.objects.of(member).get().answers == {"pride": 4, "sentence": 'A "quoted" <word>.'}


@pytest.mark.parametrize("path", ["", "rounds/", "rounds/1/", "reminder/", "rounds/1/delete/", "rounds/delete/"])
def test_every_page_has_one_heading_and_no_inline_script_or_style(reader, member, version, path):
    rounds(member, version, 3)

    page = BeautifulSoup(reader.get(f"{PAGE}{path}").text, "html.parser")

    assert len(page.select("h1")) == 1
    assert page.main.select("script:not([src]), [style], [onclick]") == []
    assert [field.get("name") for field in page.main.select("textarea, select") if not named(page, field)] == []


def named(page, field) -> bool:
    return field.has_attr("aria-label") or page.select_one(f"label[for='{field.get('id')}']") is not None


@pytest.mark.parametrize("path", ["rounds/", "rounds/1/", "reminder/", "rounds/1/delete/", "rounds/delete/"])
def test_no_search_engine_is_asked_to_keep_an_own_page(reader, member, version, path):
    rounds(member, version, 3)

    page = BeautifulSoup(reader.get(f"{PAGE}{path}").text, "html.parser")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


def test_buttons_of_the_script_are_hidden_until_there_is_one(reader, check_in):
    form = main_of(reader.get(PAGE)).select_one("form.check-in")

    shown = [
        button.text
        for button in form.select("button")
        if not button.has_attr("hidden") and not button.find_parent(hidden=True)
    ]
    assert shown == ["See what comes out", "Go on later"]
    assert form.find_parent("main").select_one(".in-this-browser").has_attr("hidden")


@pytest.mark.parametrize("path", ["nobody", "work-and-car", "keep"])
def test_what_there_is_not_is_not_found(reader, check_in, path):
    assert reader.get(f"/check-ins/{path}/").status_code == (405 if path == "keep" else 404)


def test_another_address_takes_nobodys_answers_away(reader, member, version, check_in):
    rounds(member, version, 3)
    check_in.slug = "new-address"
    check_in.save()

    assert reader.get("/check-ins/new-address/rounds/1/").status_code == 200
    assert reader.get(f"{PAGE}rounds/1/").status_code == 404


def test_rounds_of_another_check_in_are_not_counted_here(reader, member, version):
    other = CheckInFactory()
    keep_round(member, other.versions.get(), {"pride": 1}, on=date(2030, 1, 1))

    assert reader.get(f"{PAGE}rounds/1/").status_code == 404
    assert reader.post(f"{PAGE}rounds/delete/").status_code == 302
    assert AnswerRound.objects.count() == 1


def fail(execute, sql, params, many, context):
    if sql.startswith("INSERT") and "check_ins_" in sql:
        raise DatabaseError("The disk is full")
    return execute(sql, params, many, context)


@pytest.mark.parametrize("what", ["answers", "autosave"])
def test_when_saving_fails_the_log_and_the_error_mail_have_no_answer(reader, check_in, caplog, what):
    reader.raise_request_exception = False
    sent = {"version": "1", "sentence": "Quizzaciously tired"}

    with connection.execute_wrapper(fail), caplog.at_level(logging.DEBUG):
        response = reader.post(f"/check-ins/{check_in.pk}/{what}/", sent)

    assert response.status_code == 500
    assert "Quizzaciously" not in caplog.text
    [record] = [record for record in caplog.records if record.exc_info and record.name == "django.request"]
    assert (
        "Quizzaciously" not in ExceptionReporter(record.request, *record.exc_info, is_email=True).get_traceback_text()
    )


def test_the_preview_shows_what_no_reader_is_shown_yet(check_in, editor):
    request = RequestFactory().get("/")
    request.user = editor

    context = check_in.get_preview_context(request, "")

    assert [question.key for question in context["questionnaire"].questions] == [
        "pride",
        "evenings",
        "free",
        "there",
        "first",
        "sentence",
    ]
    assert context["is_preview"] is True
