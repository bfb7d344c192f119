"""What a number tells: one decision to whoever has it, and nothing to whoever tries."""

import re

import pytest
from django.test import Client

from community.moderation.models import Report, ReportOutcome
from community.moderation.reports.closing import decide_on_illegal
from community.moderation.reports.reporting import Reporter, report_illegal

LOOKUP = "/moderation/reports/number/"
GUEST = "ann.other@example.org"


@pytest.fixture
def made(db) -> Report:
    return report_illegal("/articles/the-bath/", "My photo.", by=Reporter(email=GUEST))


def look_up(number: str, **more: str):
    return Client().get(LOOKUP, {"number": number, **more})


def without_number(page: str, number: str) -> str:
    """The page but for the number that was typed and the tokens of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(number, ""))


def test_every_wrong_number_gets_the_same_answer(made):
    numbers = ["JG-2026-AAAA-AAAA", made.reference[:-1] + ("A" if made.reference[-1] != "A" else "B"), "nonsense"]

    answers = [look_up(number) for number in numbers]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({without_number(answer.text, number) for answer, number in zip(answers, numbers, strict=True)}) == 1


def test_a_part_of_it_finds_nothing(made):
    parts = [made.reference[:12], made.reference[-9:], "%", "JG-2026-____-____"]

    assert [look_up(part).status_code for part in parts] == [404] * 4


def test_a_report_without_a_number_is_not_found_by_none(made, report, comment, other_member):
    report(comment, by=other_member)

    assert (look_up("").status_code, look_up(" ").status_code, look_up("None").status_code) == (200, 404, 404)


def test_it_says_neither_who_reported_nor_what_nor_where(made, moderator):
    opened = look_up(made.reference).text
    decide_on_illegal(made, ReportOutcome.KEPT, "It is allowed.", by=moderator)

    for page in (opened, look_up(made.reference).text):
        assert made.reference in page
        assert not [words for words in (GUEST, "My photo.", "/articles/the-bath/", "Priya") if words in page]


def test_thank_you_is_said_while_it_is_open_only(made, moderator):
    first = look_up(made.reference, new="1").text
    decide_on_illegal(made, ReportOutcome.KEPT, "It is allowed.", by=moderator)

    assert "Thank you for telling us" in first
    assert "Thank you for telling us" not in look_up(made.reference, new="1").text


def test_the_statement_is_text(made, moderator):
    decide_on_illegal(made, ReportOutcome.KEPT, "<script>alert(1)</script> {{ 7|add:7 }}", by=moderator)

    page = look_up(made.reference).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in page


def test_so_is_what_was_typed(made):
    page = look_up('"><script>alert(1)</script>').text

    assert "<script>alert" not in page


def test_beyond_the_limit_a_right_number_is_told_nothing_either(made):
    for _ in range(30):
        look_up("JG-2026-AAAA-AAAA")

    answer = look_up(made.reference)

    assert (answer.status_code, "Please try again in an hour" in answer.text) == (429, True)
    assert "We’ll decide by" not in answer.text


def test_opening_the_empty_page_counts_nothing(made):
    for _ in range(31):
        Client().get(LOOKUP)

    assert look_up(made.reference).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_for_reading(made, method):
    assert getattr(Client(), method)(LOOKUP).status_code == 405
