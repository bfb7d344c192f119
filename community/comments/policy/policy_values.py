"""What a policy can say, and which of several holds. Values only: no database and no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import TextChoices

#: Characters. Twice the longest comment of a lively parents' forum, and too short for an article.
LONGEST_TEXT = 5000
#: Shorter would keep people from saying what happened.
SHORTEST_LIMIT = 200


class State(TextChoices):
    OPEN = "open", "Open"
    READ_ONLY = "read-only", "Read only: nobody writes"
    MEMBERS = "members", "Members only: others neither read nor write"
    HIDDEN = "hidden", "Hidden: only moderators see it"


class Reads(TextChoices):
    """What a moderator reads before it appears; each says what the ones below it say, too."""

    EVERYTHING = "everything", "Everything"
    GUESTS = "guests", "What guests and newcomers write"
    NEWCOMERS = "newcomers", "What newcomers write"
    RULES = "rules", "Only what the filter has doubts about"


class Writers(TextChoices):
    EVERYBODY = "everybody", "Everybody, guests too"
    MEMBERS = "members", "Members"
    ESTABLISHED = "established", "Members of whom something has been published"


class Level(TextChoices):
    """Where a value comes from: the nearest one that says something."""

    PAGE = "page", "This page"
    TOPIC = "topic", "Topic"
    SITE = "site", "The whole site"
    DEFAULT = "default", "As every site begins"


class PolicyValues(NamedTuple):
    """As somebody set them in one place; "" and None say nothing there."""

    state: str = ""
    reads: str = ""
    writers: str = ""
    #: Characters of one comment.
    longest: int | None = None
    #: Links in one comment, for everybody but staff. A standing may allow fewer.
    links: int | None = None
    #: Days after the page appeared; 0 for never.
    closes_after: int | None = None


NOTHING = PolicyValues()
#: `links`: as each standing allows (`community.members.standing_limits`).
DEFAULTS = PolicyValues(State.OPEN, Reads.NEWCOMERS, Writers.EVERYBODY, LONGEST_TEXT, None, 0)
#: The strictest first.
STRICT: dict[str, list[str]] = {
    "state": [State.HIDDEN, State.MEMBERS, State.READ_ONLY, State.OPEN],
    "reads": list(Reads),
    "writers": [Writers.ESTABLISHED, Writers.MEMBERS, Writers.EVERYBODY],
}


@dataclass(frozen=True)
class Ruling:
    """One value, and where it comes from; `place` names the topic."""

    value: Any
    level: Level
    place: str = ""

    @property
    def source(self) -> str:
        return f"{self.level.label} “{self.place}”" if self.place else str(self.level.label)


class Policy(NamedTuple):
    """What holds."""

    state: Ruling
    reads: Ruling
    writers: Ruling
    longest: Ruling
    links: Ruling
    closes_after: Ruling

    @property
    def is_hidden(self) -> bool:
        """From strangers; members see what is for members."""
        return self.state.value in (State.HIDDEN, State.MEMBERS)


def strictest(several: Iterable[PolicyValues]) -> PolicyValues:
    """Where two say something about the same, the stricter one. "Never closes" is the least strict."""
    chosen = list(several)
    found: dict[str, Any] = {}
    for name in PolicyValues._fields:
        said = [value for one in chosen if (value := getattr(one, name)) not in ("", None)]
        if said:
            found[name] = min(said, key=lambda value, name=name: how_lax(name, value))  # type: ignore[misc]
    return PolicyValues(**found)


def how_lax(name: str, value: Any) -> float:
    if name in STRICT:
        return STRICT[name].index(value)
    return float("inf") if name == "closes_after" and value == 0 else float(value)


def resolve(page: PolicyValues, topics: Sequence[tuple[str, PolicyValues]], site: PolicyValues) -> Policy:
    """The page's own word counts, then the strictest of its topics', then the site's."""
    of_topics = strictest(values for _, values in topics)
    rulings = {}
    for name in PolicyValues._fields:
        own, above, everywhere = getattr(page, name), getattr(of_topics, name), getattr(site, name)
        if own not in ("", None):
            rulings[name] = Ruling(own, Level.PAGE)
        elif above not in ("", None):
            place = next(label for label, values in topics if getattr(values, name) == above)
            rulings[name] = Ruling(above, Level.TOPIC, place)
        elif everywhere not in ("", None):
            rulings[name] = Ruling(everywhere, Level.SITE)
        else:
            rulings[name] = Ruling(getattr(DEFAULTS, name), Level.DEFAULT)
    return Policy(**rulings)
