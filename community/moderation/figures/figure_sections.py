"""The figures as sections of a page: a plot, and a table with the same numbers. Values only: no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from community.spam.report.plots import BarPlot, bar_plot

from .daily_figures import Day, Figures

NONE = "–"


@dataclass(frozen=True)
class Section:
    anchor: str
    title: str
    plot: BarPlot
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[object]]]
    #: Days at the ends of the plot; None for other scales.
    first: date | None = None
    last: date | None = None

    @property
    def label(self) -> str:
        return f"{self.title}. The table below has the numbers."


def sections_of(figures: Figures) -> list[Section]:
    days = figures.days
    return [
        by_day("waiting", "Waiting at the end of each day", days, {"Waiting": [day.waiting for day in days]}),
        wait_section(days),
        by_day(
            "written",
            "Comments and spam",
            days,
            {
                "Comments": [day.comments for day in days],
                "Spam": [day.spam for day in days],
            },
        ),
        by_day("members", "New members", days, {"Members": [day.members for day in days]}),
        by_day(
            "answers",
            "Threads, and those answered within a day",
            days,
            {
                "Answered": [day.answered for day in days],
                "Not answered": [day.asked - day.answered for day in days],
            },
        ),
        listed("people", "Decisions by person", "Moderator", dict(figures.by_person.most_common())),
        listed("hours", "Decisions by hour", "From", {f"{hour:02}:00": figures.by_hour[hour] for hour in range(24)}),
    ]


def by_day(anchor: str, title: str, days: Sequence[Day], numbers: Mapping[str, Sequence[int]]) -> Section:
    """The newest day stands first in the table."""
    columns = [{name: values[at] for name, values in numbers.items()} for at in range(len(days))]
    rows = [(f"{day.day:%-d %b %Y}", list(column.values())) for day, column in zip(days, columns, strict=True)]
    ends = (days[0].day, days[-1].day) if days else (None, None)
    return Section(anchor, title, bar_plot(columns), ["Day", *numbers], rows[::-1], *ends)


def wait_section(days: Sequence[Day]) -> Section:
    waits = [round(day.median_wait / timedelta(minutes=1)) if day.median_wait else 0 for day in days]
    section = by_day("wait", "Minutes until a decision, the median", days, {"Minutes": waits})
    rows = [
        (f"{day.day:%-d %b %Y}", [wait if day.waited else NONE, len(day.waited)])
        for day, wait in zip(days, waits, strict=True)
    ]
    columns = ["Day", "Minutes", "Decided"]
    return Section(section.anchor, section.title, section.plot, columns, rows[::-1], section.first, section.last)


def listed(anchor: str, title: str, of: str, numbers: Mapping[str, int]) -> Section:
    plot = bar_plot([{"Decisions": number} for number in numbers.values()])
    return Section(anchor, title, plot, [of, "Decisions"], [(name, [number]) for name, number in numbers.items()])
