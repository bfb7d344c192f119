import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.check_ins.models import AnswerDraft, AnswerRound, CheckIn
from tests.check_in_themes import question, theme

from .conftest import ANSWERS


def sent(**more: str) -> dict[str, str]:
    return {"version": "1", **ANSWERS, **more}


def url_of(check_in: CheckIn, what: str = "answers") -> str:
    return f"/check-ins/{check_in.pk}/{what}/"


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_a_member_is_led_to_the_result_which_is_kept(reader, check_in, member):
    response = reader.post(url_of(check_in), sent())

    assert response.url == "/check-ins/work-and-care/rounds/1/"
    [found] = AnswerRound.objects.of(member)
    assert found.answers == {
        "pride": 4,
        "evenings": 5,
        "free": "yes",
        "there": 2,
        "first": "sleep",
        "sentence": "A secret word.",
    }


def test_a_stranger_sees_the_result_and_nothing_is_kept(stranger, check_in, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = stranger.post(url_of(check_in), sent())

    assert response.status_code == 200
    assert "Work is highest, at 2.5 of 5; Care is lowest, at 2.0." in response.text
    assert "Care drops first." in response.text
    assert "no-store" in response["Cache-Control"]
    assert AnswerRound.objects.count() == 0
    assert AnswerDraft.objects.count() == 0
    assert not stranger.cookies


def test_a_strangers_earlier_answers_are_compared(stranger, check_in):
    response = stranger.post(url_of(check_in), sent(before='{"there": 5, "pride": 1, "evenings": 5}'))

    assert "Care went down by 3.0" in " ".join(response.text.split())


@pytest.mark.parametrize("before", ["", "{", "[]", "7", '{"there": "99"}', '{"there": {"a": 1}}', "[" * 100_000])
def test_what_is_no_earlier_answer_changes_nothing(stranger, check_in, before):
    response = stranger.post(url_of(check_in), sent(before=before))

    assert response.status_code == 200
    assert "Since the time before" not in response.text


def test_markup_is_shown_as_it_was_typed(stranger, check_in):
    response = stranger.post(url_of(check_in), sent(sentence="<script>alert(1)</script>"))

    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.text


def test_a_stranger_who_has_signed_in_meanwhile_saves_what_the_page_has(reader, stranger, check_in, member):
    page = BeautifulSoup(stranger.post(url_of(check_in), sent()).text, "html.parser")
    form = page.select_one(".keep-it form")
    fields = {field["name"]: field["value"] for field in form.select("input")}

    refused = stranger.post(form["action"], fields)
    saved = reader.post(form["action"], fields)

    assert "You’re not signed in yet, so nothing was saved." in refused.text
    assert saved.url == "/check-ins/work-and-care/rounds/1/"
    assert AnswerRound.objects.of(member).get().answers["sentence"] == "A secret word."


def test_no_other_site_answers_for_a_member(member, check_in):
    client = Client()
    client.force_login(member)

    statuses = [
        client.post(url_of(check_in), sent(), headers=headers).status_code
        for headers in (
            {},
            {"origin": "https://elsewhere.example"},
            {"origin": "null"},
            {"referer": "http://testserver.example/"},
        )
    ]

    assert statuses == [403] * 4
    assert AnswerRound.objects.count() == 0
    assert client.post(url_of(check_in), sent(), headers={"referer": "http://testserver/x"}).status_code == 302


def test_whoever_skips_everything_keeps_nothing(reader, check_in):
    response = reader.post(url_of(check_in), {"version": "1", "pride": "-"}, follow=True)

    assert said(response) == ["You skipped everything, so there was nothing to keep."]


def test_going_on_later(reader, check_in, member):
    response = reader.post(url_of(check_in), {"version": "1", "pride": "4", "later": "yes"}, follow=True)

    page = BeautifulSoup(response.text, "html.parser")
    assert said(response) == ["Saved. Come back whenever you like: you’ll go on where you stopped."]
    assert page.select_one('input[name="pride"][checked]')["value"] == "4"
    assert AnswerRound.objects.count() == 0


def test_answers_to_a_version_that_has_changed_meanwhile_are_kept_with_it(reader, check_in, member):
    check_in.themes = [theme("Work", question("other"))]
    check_in.save_revision().publish()

    response = reader.post(url_of(check_in), sent(), follow=True)

    assert said(response) == [
        "The questions changed while you were answering. You answered the earlier ones, and that’s what is saved."
    ]
    assert AnswerRound.objects.of(member).get().version.number == 1


def test_answers_to_one_that_was_retired_meanwhile_are_kept(reader, check_in, member):
    check_in.unpublish()

    response = reader.post(url_of(check_in), sent(), follow=True)

    assert said(response) == [
        "The authors have just retired this check-in. Your answers are saved, and they stay yours."
    ]
    assert AnswerRound.objects.of(member).count() == 1


@pytest.mark.parametrize("version", ["", "2", "0", "-1", "x", "9" * 40])
def test_a_version_that_is_none_is_not_found(reader, check_in, version):
    assert reader.post(url_of(check_in), sent(version=version)).status_code == 404
    assert reader.post(url_of(check_in, "autosave"), sent(version=version)).status_code == 404


def test_a_reloaded_result_leads_back_to_the_questions(stranger, check_in):
    assert stranger.get(url_of(check_in)).url == "/check-ins/work-and-care/"


def test_autosave_is_one_query_of_its_own(reader, check_in, member, django_assert_num_queries):
    reader.post(url_of(check_in, "autosave"), {"version": "1", "pride": "1"})

    with django_assert_num_queries(3) as queries:  # two say who it is
        response = reader.post(url_of(check_in, "autosave"), {"version": "1", "pride": "3"})

    assert (response.status_code, response.content) == (204, b"")
    assert [query["sql"] for query in queries if "check_ins" in query["sql"]] == [queries.captured_queries[-1]["sql"]]
    assert reader.get(url_of(check_in, "kept")).json() == {"pride": 3}


def test_autosave_keeps_nothing_of_strangers(stranger, check_in):
    assert stranger.post(url_of(check_in, "autosave"), {"version": "1", "pride": "1"}).status_code == 403
    assert stranger.get(url_of(check_in, "kept")).status_code == 204
    assert AnswerDraft.objects.count() == 0


@pytest.mark.parametrize("value", ["99", "x" * 5000, "", "<b>"])
def test_autosave_keeps_only_what_is_an_answer(reader, check_in, value):
    assert (
        reader.post(url_of(check_in, "autosave"), {"version": "1", "pride": value, "unknown": "1"}).status_code == 204
    )
    assert AnswerDraft.objects.count() == 0


def test_ten_thousand_characters_are_cut_at_the_limit_of_the_field(reader, check_in, member):
    reader.post(url_of(check_in), sent(sentence="x" * 10_000))

    assert AnswerRound.objects.of(member).get().answers["sentence"] == "x" * 500
