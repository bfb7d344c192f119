"""Compares a text with what others have written lately, and with confirmed spam. Two queries, whatever the text is."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q, Value

from community.comments.models import Comment

from .learning.near_copies import BANDS, MAX_DISTANCE, band, distance, near_bands
from .models import Example, Fingerprint
from .text_fingerprint import TextFingerprint

#: A wave of spam comes within days; who says the same thing a month later has said it twice.
WINDOW = timedelta(days=7)
#: So many texts are compared, the latest first, of those that an index says may be near (about one in a hundred).
MOST_TEXTS = 500
#: An address that so many comments have named is known by the latest of them.
MOST_NAMED = 500


class Copies(NamedTuple):
    """How many other comments of the last seven days read the same, and nearly the same."""

    same: int = 0
    near: int = 0
    #: In how many bits the nearest confirmed spam differs; None if none is near.
    from_spam: int | None = None


class Named(NamedTuple):
    """What of the addresses and brands in a text others have said."""

    #: How many other newcomers have named it in the last seven days, and no published comment ever has.
    shared: tuple[tuple[str, int], ...] = ()
    #: Those that no published comment has.
    unknown: tuple[str, ...] = ()


def copies_of(read: TextFingerprint, now: datetime, *, instead_of: Comment | None = None) -> Copies:
    """`instead_of`: the comment whose text this is to replace. It is no copy of itself."""
    others = candidates(read, now, instead_of.pk if instead_of else None)
    same = {comment for key, _, comment, _ in others if key == read.key}
    if not read.simhash:
        return Copies(len(same))
    distances = [(key, distance(read.simhash, other), comment) for key, other, comment, _ in others if other]
    near = {comment for key, bits, comment in distances if key and bits <= MAX_DISTANCE} - same
    from_spam = [bits for key, bits, _ in distances if not key and bits <= MAX_DISTANCE]
    return Copies(len(same), len(near), min(from_spam, default=None))


class Candidate(NamedTuple):
    #: "" for confirmed spam.
    key: str
    simhash: int
    comment_id: int | None
    created_at: datetime


def candidates(read: TextFingerprint, now: datetime, own: int | None) -> list[Candidate]:
    """What may be a copy, or nearly one: one query, by indexes, of texts and of confirmed spam."""
    may_be_near = Q(pk__in=[])
    for number, values in enumerate(near_bands(read.simhash) if read.simhash else ()):
        may_be_near |= Q(**{f"band_{number}__in": values})
    bands = {f"band_{number}": band(number) for number in range(len(BANDS))}
    texts = Fingerprint.objects.alias(**bands).filter(Q(key=read.key) | may_be_near, created_at__gte=now - WINDOW)
    spam = Example.objects.alias(**bands).filter(may_be_near, is_spam=True).annotate(key=Value(""))
    both = [
        rows.order_by().values_list("key", "simhash", "comment_id", "created_at")
        for rows in (texts.filter(kind=Fingerprint.Kind.TEXT), spam.exclude(simhash=0))
    ]
    found = both[0].union(both[1], all=True).order_by("-created_at")[:MOST_TEXTS]
    return [one for one in map(Candidate._make, found) if own is None or one.comment_id != own]


def addresses_named(read: TextFingerprint, now: datetime, *, writer: str, instead_of: Comment | None = None) -> Named:
    """Which addresses nobody who was published has named, and which of them other newcomers have, lately."""
    rows = (
        Fingerprint.objects.filter(key__in=[*read.addresses, ""])
        .exclude(comment=instead_of)
        .order_by("-created_at")
        .values_list("key", "comment__status", "writer", "is_newcomer", "created_at")[:MOST_NAMED]
    )
    published: set[str] = set()
    writers: dict[str, set[str]] = {}
    for key, status, other, is_newcomer, created_at in rows:
        if status == Comment.Status.PUBLISHED:
            published.add(key)
        elif is_newcomer and created_at >= now - WINDOW and other != writer:
            writers.setdefault(key, set()).add(other)
    unknown = {key: address for key, address in read.addresses.items() if key not in published}
    shared = [(address, len(writers[key])) for key, address in unknown.items() if key in writers]
    return Named(tuple(sorted(shared, key=lambda one: -one[1])), tuple(unknown.values()))
