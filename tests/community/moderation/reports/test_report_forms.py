import pytest
from django.http import QueryDict

from community.comments.editing import fingerprint
from community.moderation.models import ReportReason
from community.moderation.reports.report_forms import (
    ADDRESS_NEEDED,
    CONFIRM_TRUE,
    HINTS,
    MAX_TEXT,
    QUESTIONS,
    SAY_WHAT,
    IllegalReportForm,
    ReportForm,
    text_field,
)


def filled(comment, *, asks_email: bool = False, **typed: str) -> ReportForm:
    data = QueryDict(mutable=True)
    data.update({name.replace("_", "-") if name.startswith("text_") else name: one for name, one in typed.items()})
    return ReportForm(comment, data, asks_email=asks_email)


def errors(form) -> dict[str, list[str]]:
    return {name: list(map(str, found)) for name, found in form.errors.items()}


def test_every_reason_has_a_line_and_a_question():
    assert list(HINTS) == list(ReportReason)
    assert list(QUESTIONS) == list(ReportReason)


def test_each_reason_has_a_field_of_its_own(comment):
    names = [text_field(reason) for reason in ReportReason]

    assert len(set(names)) == len(names)
    assert not set(names) - ReportForm(comment, asks_email=True).fields.keys()


@pytest.mark.parametrize("reason", [reason.value for reason, (_, must) in QUESTIONS.items() if not must])
def test_most_reasons_need_no_words(comment, reason):
    form = filled(comment, reason=reason)

    assert (errors(form), form.text) == ({}, "")


def test_the_words_are_those_below_the_reason(comment):
    form = filled(comment, reason="other", text_other="This.", text_unkind="Not this.")

    assert (form.is_valid(), form.text) == (True, "This.")


def test_words_of_exactly_the_length_are_taken_and_one_more_is_not(comment):
    assert filled(comment, reason="other", text_other="x" * MAX_TEXT).is_valid()
    assert list(errors(filled(comment, reason="other", text_other="x" * (MAX_TEXT + 1)))) == ["text-other"]


@pytest.mark.parametrize("blank", ["", "   ", "\u200b\u200b", "\u2060 \n"])
def test_nothing_that_can_be_seen_is_no_sentence(comment, blank):
    assert errors(filled(comment, reason="other", text_other=blank)) == {"text-other": [SAY_WHAT]}


def test_a_guest_gives_an_address_and_for_something_illegal_need_not(comment):
    without = filled(comment, asks_email=True, reason="unkind")
    illegal = filled(comment, asks_email=True, reason="illegal", text_illegal="A copy.", is_true="on")

    assert (errors(without), errors(illegal)) == ({"email": [ADDRESS_NEEDED]}, {})


def test_one_that_is_no_address_is_told_once(comment):
    [told] = errors(filled(comment, asks_email=True, reason="unkind", email="jo at example"))["email"]

    assert told != ADDRESS_NEEDED


def test_a_member_is_not_asked_and_cannot_give_another_address(comment):
    form = filled(comment, reason="unkind", email="other@example.org")

    assert (form.is_valid(), "email" in form.fields, "email" in form.cleaned_data) == (True, False, False)


@pytest.mark.parametrize("name", ["email", "answer_email"])
def test_addresses_are_kept_in_small_letters(comment, name):
    typed = {"email": "jo@example.org", name: "Jo@Example.ORG"}
    form = filled(comment, asks_email=True, reason="unkind", **typed)

    assert (form.is_valid(), form.cleaned_data[name]) == (True, "jo@example.org")


@pytest.mark.parametrize("name", ["email", "answer_email"])
def test_domains_that_the_site_refuses_are_refused_here(comment, settings, name):
    settings.REFUSED_EMAIL_DOMAINS = ["throwaway.example"]
    typed = {"email": "jo@example.org", name: "jo@mail.throwaway.example"}

    [told] = errors(filled(comment, asks_email=True, reason="unkind", **typed))[name]

    assert "doesn't take e-mail addresses at mail.throwaway.example" in told


def test_that_it_is_true_is_asked_for_what_is_illegal_only(comment):
    illegal = filled(comment, reason="illegal", text_illegal="A copy.")

    assert errors(illegal) == {"is_true": [CONFIRM_TRUE]}
    assert errors(filled(comment, reason="harmful")) == {}


def test_the_present_text_is_what_a_form_that_came_back_is_about(comment):
    form = filled(comment, reason="other", text_other="This.", has_read="of before")
    form.is_valid()

    form.show_present_text()

    assert form["has_read"].value() == fingerprint(comment.comment)
    assert (form["text-other"].value(), form["reason"].value()) == ("This.", "other")
    assert len(form.non_field_errors()) == 1


def test_the_page_is_given_the_reasons_in_order_and_the_chosen_one(comment):
    options = list(filled(comment, reason="harmful").options())

    assert [one["value"] for one in options] == ReportReason.values
    assert [one["value"] for one in options if one["checked"]] == ["harmful"]
    assert [one["value"] for one in options if not one["is_optional"]] == ["illegal", "other"]


def test_nothing_is_chosen_for_anybody(comment):
    assert not [one for one in ReportForm(comment, asks_email=True).options() if one["checked"]]


def illegal(**typed: str) -> IllegalReportForm:
    return IllegalReportForm({"address": "/articles/", "text": "A copy.", "is_true": "on"} | typed)


def test_something_illegal_elsewhere_needs_a_place_a_sentence_and_that_it_is_true():
    assert errors(illegal()) == {}
    assert list(errors(illegal(address=""))) == ["address"]
    assert errors(illegal(text="\u200b")) == {"text": [SAY_WHAT]}
    assert errors(illegal(is_true="")) == {"is_true": [CONFIRM_TRUE]}


def test_the_place_may_be_five_hundred_letters():
    assert illegal(address="x" * 500).is_valid()
    assert list(errors(illegal(address="x" * 501))) == ["address"]
