import pytest
import time_machine
from django.test import Client

from community.moderation.models import Report, ReportOutcome, ReportSettings
from community.moderation.reports.closing import decide_on_illegal
from community.moderation.reports.illegal_views import reference_in
from community.moderation.reports.report_forms import CONFIRM_TRUE

PAGE = "/moderation/reports/illegal/"
LOOKUP = "/moderation/reports/number/"
GOOD = {"address": "/articles/the-bath/", "text": "My photo, without asking.", "is_true": "on"}


@pytest.fixture(autouse=True)
def _database(db):
    pass


def test_the_footer_of_an_article_leads_there_and_says_where_from(article):
    page = Client().get(article.get_url()).text
    link = f"{PAGE}?where={article.get_url()}"

    assert link in page
    assert f'value="{article.get_url()}"' in Client().get(link).text


def test_it_works_without_an_account_and_gives_a_number_and_a_day():
    ReportSettings.objects.update_or_create(pk=1, defaults={"days_to_decide": 3})
    client = Client()
    with time_machine.travel("2026-11-27 16:08 +0000", tick=False):
        answer = client.post(PAGE, GOOD)
        page = client.get(answer["Location"]).text

    made = Report.objects.get()
    assert made.reference in page
    assert "We’ll decide by 30 November 2026, 16:08" in page
    assert "My photo" not in page
    assert (made.comment, made.address, made.reporter, made.email) == (None, "/articles/the-bath/", None, "")


def test_an_address_gets_the_number_and_no_word_of_the_report(mailoutbox):
    Client().post(PAGE, GOOD | {"answer_email": "Jo@Example.org"})

    [email] = mailoutbox
    assert email.to == ["jo@example.org"]
    assert Report.objects.get().reference in email.subject
    assert not [words for words in GOOD.values() if len(words) > 3 and words in email.body]


@pytest.mark.parametrize(
    ("left_out", "told"),
    [("address", "Where is it?"), ("text", "This field is required."), ("is_true", CONFIRM_TRUE)],
)
def test_what_is_missing_is_said_and_the_rest_stays(left_out, told):
    data = {name: value for name, value in GOOD.items() if name != left_out}

    answer = Client().post(PAGE, data)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert not [value for value in data.values() if len(value) > 3 and value not in answer.text]
    assert not Report.objects.exists()


def test_one_address_reports_six_times_an_hour():
    answers = [Client().post(PAGE, GOOD) for _ in range(7)]

    assert [answer.status_code for answer in answers] == [*[302] * 6, 429]
    assert "My photo, without asking." in answers[-1].text


def test_the_decision_and_its_reasons_are_found_by_the_number(moderator):
    Client().post(PAGE, GOOD)
    made = Report.objects.get()
    decide_on_illegal(made, ReportOutcome.REMOVED, "It was published without consent.", by=moderator)

    page = Client().get(LOOKUP, {"number": made.reference.lower().replace("-", " ")}).text

    assert "We have removed what you reported." in page
    assert "It was published without consent." in page
    assert moderator.display_name not in page
    assert "My photo" not in page


def test_another_number_finds_nothing():
    Client().post(PAGE, GOOD)

    answer = Client().get(LOOKUP, {"number": "JG-2026-AAAA-AAAA"})

    assert (answer.status_code, "There’s no report with this number." in answer.text) == (404, True)


def test_nobody_tries_numbers_for_long():
    answers = [Client().get(LOOKUP, {"number": f"JG-2026-AAAA-AA{number:02}"}).status_code for number in range(22, 53)]

    assert answers == [*[404] * 30, 429]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("JG-2026-7K3M-9QXR", "JG-2026-7K3M-9QXR"),
        ("jg 2026 7k3m 9qxr", "JG-2026-7K3M-9QXR"),
        ("2026-7K3M9QXR", "JG-2026-7K3M-9QXR"),
        ("JG-2026-7K3M", ""),
        ("JG-2026-0O1I-9QXR", ""),
        ("'; drop table", ""),
        ("", ""),
    ],
)
def test_references_are_read_as_people_copy_them(typed, found):
    assert reference_in(typed) == found
