"""Two tabs, two devices, and forms that come when everything has changed: a way on, and nothing of it lost."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.check_ins.answering import keep_answers, keep_round
from community.check_ins.models import AnswerDraft, AnswerRound
from tests.check_in_themes import question, theme

from .conftest import HERE

PAGE = "/check-ins/work-and-care/"
DAYS = [date(2030, month, 1) for month in (1, 4, 7)]


@pytest.fixture
def rounds(member, version):
    return [keep_round(member, version, {"pride": at}, on=day) for at, day in enumerate(DAYS, 1)]


def form_in(page, action=""):
    """The fields of a form as a browser sends them."""
    form = BeautifulSoup(page.text, "html.parser").main.select_one(f"form[method=post]{action}")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    return fields | {field["name"]: field.text.lstrip("\n") for field in form.select("textarea")}


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def pride(member):
    return [found.answers["pride"] for found in AnswerRound.objects.of(member)]


def test_a_round_that_another_tab_deleted_takes_no_other_one_along(reader, member, rounds):
    first, second = (form_in(reader.get(f"{PAGE}rounds/2/delete/")) for _ in range(2))
    reader.post(f"{PAGE}rounds/2/delete/", first)
    assert pride(member) == [1, 3]

    response = reader.post(f"{PAGE}rounds/2/delete/", second, follow=True)

    assert pride(member) == [1, 3]
    assert said(response)[-1] == "Those answers are deleted already. The others are still here."


def test_a_round_that_has_moved_up_is_the_one_that_is_deleted(reader, member, rounds):
    asked = form_in(reader.get(f"{PAGE}rounds/2/delete/"))
    reader.post(f"{PAGE}rounds/1/delete/", form_in(reader.get(f"{PAGE}rounds/1/delete/")))

    reader.post(f"{PAGE}rounds/2/delete/", asked)

    assert pride(member) == [3]


def test_a_note_stays_with_the_round_it_was_written_for(reader, member, rounds):
    written = form_in(reader.get(f"{PAGE}rounds/2/"), "#note") | {"note": "Of April."}
    reader.post(f"{PAGE}rounds/1/delete/", form_in(reader.get(f"{PAGE}rounds/1/delete/")))

    reader.post(f"{PAGE}rounds/2/note/", written)

    assert [found.note for found in AnswerRound.objects.of(member)] == ["Of April.", ""]


def test_a_note_for_a_round_that_is_gone_comes_back_to_be_copied(reader, member, rounds):
    written = form_in(reader.get(f"{PAGE}rounds/2/"), "#note") | {"note": "Of April."}
    reader.post(f"{PAGE}rounds/2/delete/", form_in(reader.get(f"{PAGE}rounds/2/delete/")))

    response = reader.post(f"{PAGE}rounds/2/note/", written)

    page = BeautifulSoup(response.text, "html.parser")
    assert response.status_code == 404
    assert page.select_one("#id_note").text.strip() == "Of April."
    assert page.select_one("[role=alert]").text == (
        "The answers this belongs to are deleted. Your words are still here: copy them to keep them."
    )
    assert [found.note for found in AnswerRound.objects.of(member)] == ["", ""]


def test_a_mark_of_somebody_elses_round_finds_nothing(reader, rounds, other_member, version):
    keep_round(other_member, version, {"pride": 5}, on=DAYS[0])
    other = Client(headers=HERE)
    other.force_login(other_member)
    theirs = form_in(other.get(f"{PAGE}rounds/1/delete/"))

    reader.post(f"{PAGE}rounds/1/delete/", theirs)

    assert AnswerRound.objects.count() == 4


def test_an_emptied_note_stays_empty_when_the_other_field_is_too_long(reader, rounds):
    rounds[0].write(note="Old words.", tried="Old try.")

    response = reader.post(f"{PAGE}rounds/1/note/", {"note": "", "tried": "x" * 2001})

    assert BeautifulSoup(response.text, "html.parser").select_one("#id_note").text.strip() == ""


@pytest.mark.parametrize(("length", "status"), [(1999, 302), (2000, 302), (2001, 422), (10_000, 422)])
@pytest.mark.parametrize("field", ["note", "tried"])
def test_two_thousand_characters_are_a_note(reader, rounds, field, length, status):
    sent = {"note": "", "tried": ""} | {field: "ä" * length}

    assert reader.post(f"{PAGE}rounds/1/note/", sent).status_code == status

    found = AnswerRound.objects.get(pk=rounds[0].pk)
    assert len(getattr(found, field)) == (length if status == 302 else 0)


def test_a_text_that_was_emptied_is_forgotten(reader, member, check_in):
    answers = f"/check-ins/{check_in.pk}/answers/"
    reader.post(answers, {"version": "1", "pride": "2", "sentence": "I'd rather not.", "later": "yes"})
    fields = form_in(reader.get(PAGE), ".check-in")
    assert fields["sentence"] == "I'd rather not."

    reader.post(answers, fields | {"pride": "2", "sentence": " "})

    assert AnswerRound.objects.get().answers == {"pride": 2}


def test_a_text_that_was_emptied_is_forgotten_also_for_later(reader, member, check_in):
    answers = f"/check-ins/{check_in.pk}/answers/"
    reader.post(answers, {"version": "1", "pride": "2", "sentence": "I'd rather not.", "later": "yes"})

    reader.post(answers, form_in(reader.get(PAGE), ".check-in") | {"sentence": "", "later": "yes"})

    assert AnswerDraft.objects.of(member).answers() == {"pride": 2}


def test_a_tab_that_never_had_the_text_does_not_empty_it(reader, member, check_in):
    answers = f"/check-ins/{check_in.pk}/answers/"
    early = form_in(reader.get(PAGE), ".check-in")
    reader.post(answers, {"version": "1", "sentence": "From the phone.", "later": "yes"})

    reader.post(answers, early | {"pride": "4"})

    assert AnswerRound.objects.get().answers == {"pride": 4, "sentence": "From the phone."}


def test_go_on_later_with_one_that_was_retired_meanwhile_keeps_a_round(reader, member, check_in):
    """There is no later any more: nobody is asked again."""
    check_in.unpublish()

    response = reader.post(
        f"/check-ins/{check_in.pk}/answers/", {"version": "1", "pride": "2", "later": "yes"}, follow=True
    )

    assert said(response) == [
        "The authors have just retired this check-in. Your answers are saved, and they stay yours."
    ]
    assert AnswerRound.objects.get().answers == {"pride": 2}
    assert AnswerDraft.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_answer_to_a_check_in_that_was_deleted_meanwhile_is_not_found(an_index, reader, check_in):
    autosave = f"/check-ins/{check_in.pk}/autosave/"
    assert reader.post(autosave, {"version": "1", "pride": "3"}).status_code == 204
    check_in.delete()

    assert reader.post(autosave, {"version": "1", "pride": "4"}).status_code == 404
    assert AnswerDraft.objects.count() == 0


def test_answers_to_the_earlier_questions_are_saved_as_those(reader, member, check_in):
    check_in.themes = [theme("Work", question("joy"))]
    check_in.save_revision().publish()

    response = reader.post(
        f"/check-ins/{check_in.pk}/answers/", {"version": "1", "pride": "2", "joy": "5"}, follow=True
    )

    assert said(response) == [
        "The questions changed while you were answering. You answered the earlier ones, and that’s what is saved."
    ]
    [found] = AnswerRound.objects.of(member)
    assert (found.version.number, found.answers) == (1, {"pride": 2})


def test_the_second_of_two_clicks_says_nothing_of_a_change(reader, check_in):
    sent = {"version": "1", "pride": "2"}
    reader.post(f"/check-ins/{check_in.pk}/answers/", sent)
    check_in.unpublish()

    assert said(reader.post(f"/check-ins/{check_in.pk}/answers/", sent, follow=True)) == []


@pytest.mark.parametrize("version", ["", "0", "2", "-1", "1.0", "٣", "2147483648", "9" * 40, None])
@pytest.mark.parametrize("what", ["answers", "autosave"])
def test_a_version_that_never_was_is_not_found_and_nothing_changes(reader, check_in, what, version):
    sent = {"pride": "3"} | ({} if version is None else {"version": version})

    assert reader.post(f"/check-ins/{check_in.pk}/{what}/", sent).status_code == 404
    assert AnswerDraft.objects.count() == AnswerRound.objects.count() == 0


def test_what_two_devices_keep_at_once_is_all_there(reader, member, check_in):
    phone = Client(headers=HERE)
    phone.force_login(member)
    autosave = f"/check-ins/{check_in.pk}/autosave/"
    reader.post(autosave, {"version": "1", "pride": "1"})
    phone.post(autosave, {"version": "1", "there": "2"})
    reader.post(autosave, {"version": "1", "pride": "3"})

    for client in (reader, phone):
        assert client.get(f"/check-ins/{check_in.pk}/kept/").json() == {"pride": 3, "there": 2}


def test_deleting_all_in_both_tabs_is_deleting_all(reader, rounds, member, version, check_in):
    keep_answers(member, check_in.pk, version.questionnaire, {"pride": "1"})

    for _ in range(2):
        assert reader.post(f"{PAGE}rounds/delete/").url == PAGE

    assert AnswerRound.objects.count() == AnswerDraft.objects.count() == 0


@pytest.mark.parametrize(("number", "next_page"), [(1, PAGE), (2, f"{PAGE}rounds/"), (3, f"{PAGE}rounds/")])
def test_after_a_deletion_there_is_a_page(reader, rounds, number, next_page):
    response = reader.post(f"{PAGE}rounds/{number}/delete/", follow=True)

    assert response.redirect_chain == [(next_page, 302)]
    month = ["January", "April", "July"][number - 1]
    assert said(response) == [f"Your answers of 1 {month} 2030 are deleted."]
