"""Whatever a browser says it has kept is taken along, left there, or refused; it never breaks the page."""

import json
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.check_ins.models import AnswerDraft, AnswerRound
from community.check_ins.taking_along import MOST_ROUNDS, read_answers, read_rounds

URL = "/check-ins/keep/"
TODAY = date(2030, 5, 15)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda deeper: st.lists(deeper, max_size=4) | st.dictionaries(st.text(max_size=8), deeper, max_size=4),
    max_leaves=8,
)


@pytest.fixture
def in_may():
    with time_machine.travel("2030-05-15T12:00:00Z", tick=False):
        yield


def a_round(check_in_pk=1, /, **more):
    return {
        "key": str(uuid4()),
        "check_in": check_in_pk,
        "version": 1,
        "on": "2030-05-01",
        "answers": {"pride": "3"},
    } | more


def kept_by(client, *rounds):
    response = client.post(URL, {"rounds": json.dumps(rounds)})
    assert response.status_code == 200
    return response.json()["kept"]


@settings(max_examples=80, deadline=None)
@given(row=ANYTHING)
def test_no_json_is_too_strange_to_be_read(row):
    for text in (json.dumps(row), json.dumps([row]), json.dumps([a_round(), row])):
        for found in read_rounds(text):
            assert isinstance(found.key, UUID)
            assert isinstance(found.on, date)


@settings(max_examples=80, deadline=None)
@given(field=st.sampled_from(["key", "check_in", "version", "on", "answers"]), value=ANYTHING)
def test_no_field_is_too_strange_to_be_read(field, value):
    for found in read_rounds(json.dumps([a_round() | {field: value}])):
        assert all(isinstance(each, str) for pair in found.answers.items() for each in pair)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_is_too_strange_to_be_read(text):
    assert list(read_rounds(text)) == [] or text.strip().startswith("[")


@pytest.mark.parametrize("field", ["check_in", "version"])
@pytest.mark.parametrize(
    "number", ["1e999", "-1e999", "NaN", "1" + "0" * 30, "-1", "9223372036854775808", "2147483648"]
)
def test_a_number_that_no_row_can_have_stays_in_the_browser(reader, check_in, field, number):
    row = json.dumps(a_round(check_in.pk, **{field: "HERE"})).replace('"HERE"', number)

    response = reader.post(URL, {"rounds": f"[{row}]"})

    assert (response.status_code, response.json()) == (200, {"kept": []})
    assert AnswerRound.objects.count() == 0


def test_a_strange_one_among_good_ones_holds_none_of_them_up(reader, member, check_in):
    good = [a_round(check_in.pk, on=f"2026-0{month}-01") for month in (1, 2)]
    strange = [a_round(10**30, on="2026-01-01"), a_round(check_in.pk, on=7), None, [], "x", {}]

    assert kept_by(reader, good[0], *strange, good[1]) == [found["key"] for found in good]

    assert [found.answered_on.month for found in AnswerRound.objects.of(member)] == [1, 2]


def test_half_a_sign_from_a_script_is_shown_as_something(reader, member, check_in):
    """JSON can say half of an emoji, which no page can be written with."""
    key = str(uuid4())
    row = {"key": key, "check_in": check_in.pk, "version": 1, "on": "2026-02-01"}
    sent = json.dumps([row | {"answers": {"pride": "3", "sentence": "tired \ud83d"}}])

    assert reader.post(URL, {"rounds": sent}).json() == {"kept": [key]}

    assert AnswerRound.objects.get().answers == {"pride": 3, "sentence": "tired ?"}
    for path in ("rounds/1/", "rounds/", "rounds/file/"):
        assert "tired" in reader.get(f"/check-ins/work-and-care/{path}").content.decode()


def test_half_a_sign_of_the_time_before_is_shown_as_something(stranger, check_in):
    sent = {"version": "1", "pride": "3", "before": json.dumps({"sentence": "tired \udc00"})}

    response = stranger.post(f"/check-ins/{check_in.pk}/answers/", sent)

    assert response.status_code == 200
    assert "tired ?" in response.text


@pytest.mark.parametrize(
    ("on", "is_read"),
    [
        (TODAY + timedelta(days=2), False),
        (TODAY + timedelta(days=1), True),
        (TODAY, True),
        (TODAY + timedelta(days=1) - timedelta(days=3660), True),
        (TODAY - timedelta(days=3660), False),
    ],
)
def test_days_are_of_the_last_ten_years_until_tomorrow_somewhere(in_may, on, is_read):
    assert len(list(read_rounds(json.dumps([a_round(on=on.isoformat())])))) == is_read


@pytest.mark.parametrize(
    "on", ["", "2030-5-1", "2030-02-30", "0000-01-01", "10000-01-01", "٢٠٣٠-٠٥-٠١", None, 20300501]
)
def test_what_is_no_day_is_no_round(in_may, on):
    assert list(read_rounds(json.dumps([a_round(on=on)]))) == []


@pytest.mark.parametrize(("number", "read"), [(0, 0), (1, 1), (MOST_ROUNDS - 1, 199), (200, 200), (201, 200)])
def test_two_hundred_are_read_at_a_time(in_may, number, read):
    assert len(list(read_rounds(json.dumps([a_round() for _ in range(number)])))) == read


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ({}, {}),
        ({"a": 3}, {"a": "3"}),
        ({"a": "3"}, {"a": "3"}),
        ({"a": None, "b": 1}, {"b": "1"}),
        ({"a": 3.0}, {}),
        ({"a": [1]}, {}),
        ({"a": {"b": "c"}}, {}),
        (["a"], {}),
        ("a", {}),
        (None, {}),
        (7, {}),
    ],
)
def test_only_names_and_short_values_are_answers(sent, read):
    assert read_answers(sent) == read


@pytest.mark.parametrize("step", ["0", "6", "99", "-1", "3.5", "٣", " 3", "3 ", "1e0", "true"])
def test_no_step_outside_the_scale_comes_along(reader, check_in, step):
    kept_by(reader, a_round(check_in.pk, on="2026-01-01", answers={"pride": step, "free": "no"}))

    assert AnswerRound.objects.get().answers == {"free": "no"}


def test_a_text_is_cut_where_a_form_cuts_it(reader, check_in):
    kept_by(reader, a_round(check_in.pk, on="2026-01-01", answers={"sentence": "x" * 10_000}))

    assert AnswerRound.objects.get().answers == {"sentence": "x" * 500}


def test_markup_comes_along_as_text(reader, check_in):
    kept_by(reader, a_round(check_in.pk, on="2026-01-01", answers={"sentence": "<script>alert(1)</script>"}))

    page = reader.get("/check-ins/work-and-care/rounds/1/").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_same_key_twice_in_one_sending_is_one_round(reader, check_in):
    twice = a_round(check_in.pk, on="2026-01-01")

    assert kept_by(reader, twice, twice) == [twice["key"], twice["key"]]
    assert AnswerRound.objects.count() == 1


def test_one_of_a_retired_check_in_comes_along_too(reader, check_in):
    check_in.unpublish()
    found = a_round(check_in.pk, on="2026-01-01")

    assert kept_by(reader, found) == [found["key"]]
    assert AnswerRound.objects.count() == 1


def test_one_of_a_deleted_check_in_stays_in_the_browser(reader, check_in):
    found = a_round(check_in.pk, on="2026-01-01")
    check_in.delete()

    assert kept_by(reader, found) == []


def test_an_answer_of_an_earlier_version_keeps_its_question(reader, check_in):
    check_in.title = "Another"
    found = a_round(check_in.pk, on="2026-01-01", version=1)
    check_in.themes[0].value["questions"][0].value["words"] = "How proud are you?"
    check_in.save_revision().publish()

    kept_by(reader, found)

    assert check_in.versions.count() == 2
    assert AnswerRound.objects.get().version.number == 1
    assert "How is pride?" in reader.get("/check-ins/work-and-care/rounds/1/").text


def test_what_comes_along_never_counts(reader, check_in):
    check_in.shows_totals = True
    check_in.save()

    kept_by(reader, a_round(check_in.pk, on="2026-01-01", counts="yes", answers={"pride": "3", "counts": "yes"}))

    assert AnswerRound.objects.get().counts is False


def test_what_was_begun_here_stays_begun(reader, member, check_in):
    reader.post(f"/check-ins/{check_in.pk}/autosave/", {"version": "1", "pride": "5"})

    kept_by(reader, a_round(check_in.pk, on="2026-01-01"))

    assert AnswerDraft.objects.of(member).answers() == {"pride": 5}


@pytest.mark.parametrize(
    "origin", [None, "null", "https://elsewhere.example", "https://testserver", "http://testserver.x"]
)
def test_no_page_elsewhere_brings_a_round(member, check_in, origin):
    client = Client(headers={"origin": origin} if origin else {})
    client.force_login(member)

    assert client.post(URL, {"rounds": json.dumps([a_round(check_in.pk)])}).status_code == 403
    assert AnswerRound.objects.count() == 0


def test_where_a_browser_names_only_the_page_before_that_is_enough(member, check_in):
    client = Client(headers={"referer": "http://testserver/check-ins/work-and-care/"})
    client.force_login(member)

    found = a_round(check_in.pk, on="2026-01-01")
    assert kept_by(client, found) == [found["key"]]


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_nothing_is_brought_by_another_method(reader, check_in, method):
    assert getattr(reader, method)(URL).status_code == 405


def test_the_answer_is_stored_by_no_cache(reader, check_in):
    response = reader.post(URL, {"rounds": "[]"})

    assert "no-store" in response["Cache-Control"]
    assert response["Content-Type"] == "application/json"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30))
def test_any_text_comes_back_as_it_was_typed(reader, member, check_in, text):
    AnswerRound.objects.all().delete()
    kept_by(reader, a_round(check_in.pk, on="2026-01-01", answers={"sentence": text, "pride": 1}))

    assert AnswerRound.objects.get().answers.get("sentence", "") == text.strip().replace("\0", "").strip()
