from collections import Counter
from datetime import date, timedelta

from community.moderation.figures.daily_figures import Day, Figures
from community.moderation.figures.figure_sections import Section, sections_of

FIRST = Day(date(2026, 5, 9), comments=4, spam=1, members=2, waiting=3, asked=2, answered=1)
SECOND = Day(date(2026, 5, 10), comments=2, waited=[timedelta(minutes=30), timedelta(minutes=50)])


def section(anchor: str, *days: Day) -> Section:
    whole = Figures(list(days or (FIRST, SECOND)), Counter(Priya=5, Tobias=9), Counter({21: 14}))
    return next(one for one in sections_of(whole) if one.anchor == anchor)


def test_every_figure_has_a_plot_and_a_table():
    sections = sections_of(Figures([FIRST, SECOND], Counter(), Counter()))

    assert [one.anchor for one in sections] == ["waiting", "wait", "written", "members", "answers", "people", "hours"]
    assert {one.label for one in sections} == {f"{one.title}. The table below has the numbers." for one in sections}


def test_the_newest_day_stands_first_in_the_table_and_last_in_the_plot():
    written = section("written")

    assert written.columns == ["Day", "Comments", "Spam"]
    assert written.rows == [("10 May 2026", [2, 0]), ("9 May 2026", [4, 1])]
    assert (written.first, written.last) == (date(2026, 5, 9), date(2026, 5, 10))
    assert [(bar.kind, bar.x, bar.height) for bar in written.plot.bars] == [
        ("Comments", 5, 96.0),
        ("Spam", 5, 24.0),
        ("Comments", 45, 48.0),
    ]


def test_a_wait_is_told_in_minutes_and_a_day_without_one_has_a_dash():
    assert section("wait").rows == [("10 May 2026", [40, 2]), ("9 May 2026", ["–", 0])]


def test_answered_and_not_answered_are_all_threads():
    assert section("answers").rows == [("10 May 2026", [0, 0]), ("9 May 2026", [1, 1])]


def test_who_decided_most_stands_first_and_every_hour_has_its_row():
    assert section("people").rows == [("Tobias", [9]), ("Priya", [5])]
    hours = dict(section("hours").rows)
    assert (len(hours), hours["21:00"], hours["03:00"]) == (24, [14], [0])
