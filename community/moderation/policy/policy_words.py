"""A policy in words: the table of what holds, and what changed from one version to the next. Values only."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from community.comments.policy.policy_values import NOTHING, Policy, PolicyValues, Reads, State, Writers
from community.spam.sentences import count_of

TITLES = {
    "state": "Conversation",
    "reads": "A moderator reads first",
    "writers": "Who may write",
    "longest": "Longest text",
    "links": "Links in one comment",
    "closes_after": "Closes by itself",
}
CHOICES: dict[str, type[State] | type[Reads] | type[Writers]] = {"state": State, "reads": Reads, "writers": Writers}


class Line(NamedTuple):
    title: str
    value: str
    source: str


class Change(NamedTuple):
    title: str
    before: str
    after: str


def lines_of(policy: Policy) -> list[Line]:
    rulings = policy._asdict().items()
    return [Line(TITLES[name], in_words(name, ruling.value), ruling.source) for name, ruling in rulings]


def in_words(name: str, value: Any) -> str:
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name == "longest":
        return f"{value:,} characters"
    if name == "links":
        return "as many as each standing allows" if value is None else f"{value:,} at most"
    return f"after {count_of(value, 'day', 'days')}" if value else "never"


def said(name: str, value: Any) -> str:
    """Of a version, which may say nothing about it."""
    return "as above" if value in ("", None) else in_words(name, value)


def changes(before: PolicyValues, after: PolicyValues) -> Iterator[Change]:
    for name in PolicyValues._fields:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(TITLES[name], said(name, old), said(name, new))


def summary(values: PolicyValues) -> str:
    """ "Read only: nobody writes; never" for the list of places; "" for nothing."""
    return "; ".join(f"{one.title.lower()}: {one.after}" for one in changes(NOTHING, values))
