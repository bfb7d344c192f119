import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.text.personal_data import Finding, find_personal_data


@pytest.mark.parametrize(
    ("text", "passage", "kind"),
    [
        ("Write to sarah.jones@example.org about it.", "sarah.jones@example.org", "an e-mail address"),
        ("Her mother's number is 07700 900 123.", "07700 900 123", "a telephone number"),
        ("Ring +49 30 1234567 after six.", "+49 30 1234567", "a telephone number"),
        ("He was born on 3 May 2019, a Friday.", "born on 3 May 2019", "a date of birth"),
        ("Her birthday is March 14th, bring cake.", "birthday is March 14th", "a date of birth"),
        ("DOB 03/05/2019 for the form.", "DOB 03/05/2019", "a date of birth"),
        ("She lives at 14 Hollins Lane, opposite.", "14 Hollins Lane", "where somebody lives"),
        ("Send it to LS6 2AB.", "LS6 2AB", "where somebody lives"),
        ("Die Kita ist in der Gartenstraße 12.", "Gartenstraße 12", "where somebody lives"),
        (
            "My daughter Emily Carter goes to Saint Mary's Primary.",
            "Emily Carter … Saint Mary's Primary",
            "a child's full name and school",
        ),
    ],
)
def test_what_gives_somebody_away_is_pointed_out(text, passage, kind):
    assert find_personal_data(text) == [Finding(passage, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "We pay 1,250 a month in Leeds, it was 900 in 2019.",
        "My son Teo goes to the nursery round the corner.",
        "My daughter Emily Carter would not approve of this comment.",
        "Saint Mary's Primary closes at three, like all of them.",
        "Between 2019-2020 and 2021 I worked 37.5 hours, 4 days, 9 to 5.",
        "I was born in May and am always late.",
        "At 10:05 the call, at 12:20 the swing, at 18:00 the bath.",
        "@Karen the council has a family information line.",
        "See https://example.org/a/20190503/12345678901 for the study.",
        "ISBN 978-0-14-312774-1 is the book.",
        "Version 10.11.19 on 3 May 2019.",
        "We took the 14 to Green Lane and walked.",
    ],
)
def test_ordinary_talk_is_left_alone(text):
    assert find_personal_data(text) == []


def test_one_finding_of_each_kind_is_enough():
    text = "a@example.org and b@example.org, 07700 900 123 and 07700 900 124"

    assert [found.kind for found in find_personal_data(text)] == ["a telephone number", "an e-mail address"]


@given(st.text(max_size=500))
def test_any_text_can_be_looked_at(text):
    for found in find_personal_data(text):
        assert found.passage


@pytest.mark.parametrize("text", ["1 " * 50_000, "A " * 50_000, "born " * 20_000, "1 Aa " * 20_000, "a@" * 50_000])
def test_a_hostile_text_takes_no_time(text):
    started = time.process_time()

    find_personal_data(text)

    assert time.process_time() - started < 0.5
