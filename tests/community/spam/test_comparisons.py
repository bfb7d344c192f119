import re
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.comments.drafts import Draft
from community.comments.editing import fingerprint
from community.moderation.decisions import decide
from community.moderation.models import Act
from community.posting.journey import edit, judge_draft, post, withdraw
from community.spam import comparisons
from community.spam.comparisons import Copies, Named, addresses_named, candidates, copies_of
from community.spam.examples import forget_writer
from community.spam.models import Fingerprint
from community.spam.normalise import normalise_comment
from community.spam.text_fingerprint import fingerprint_of
from tests.factories import UserFactory

NOW = datetime(2026, 3, 8, 12, tzinfo=UTC)
TEXT = "Our nursery closes at four and neither of us leaves work before half past five on most days."
NEARLY = TEXT.replace("most", "many")
OTHER = "The health visitor said to wait until the summer, and so we waited and it went away."

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(thing):
    """write("words", by=member, ago=timedelta): posted and judged."""

    def write(body: str, *, by=None, ago: timedelta = timedelta()):
        with time_machine.travel(NOW - ago, tick=False):
            return post(Draft(target=thing, body=body, member=by or UserFactory())).comment

    return write


def copies(text: str, **more) -> Copies:
    return copies_of(fingerprint_of(normalise_comment(text)), NOW, **more)


def named(text: str, writer: str = "me") -> Named:
    return addresses_named(fingerprint_of(normalise_comment(text)), NOW, writer=writer)


def test_a_copy_is_what_reads_the_same_or_nearly(write) -> None:
    write(TEXT)
    write(NEARLY)
    write(OTHER)

    assert copies(TEXT.upper()) == Copies(same=1, near=1)
    assert copies("What nobody here has said so far, in as many words as it takes.") == Copies()


@pytest.mark.parametrize(("days", "same"), [(6.99, 1), (7.01, 0)])
def test_copies_of_seven_days_count(write, days, same) -> None:
    write(TEXT, ago=timedelta(days=days))

    assert copies(TEXT) == Copies(same)


def test_short_texts_have_copies_and_nothing_near_them(write) -> None:
    write("Thanks a lot!")

    assert (copies("thanks a lot!"), copies("Thanks a ton!")) == (Copies(same=1), Copies())


def test_confirmed_spam_is_compared_however_old_it_is(write, moderator) -> None:
    with time_machine.travel(NOW - timedelta(days=60), tick=False):
        decide(write(TEXT, ago=timedelta(days=60)), Act.SPAM, by=moderator)

    assert copies(TEXT) == Copies(from_spam=0)
    assert 0 < copies(NEARLY).from_spam <= 8
    assert copies(OTHER) == Copies()


def test_what_was_restored_is_no_spam_to_compare_with(write, moderator) -> None:
    comment = write(TEXT)
    decide(comment, Act.SPAM, by=moderator)
    decide(comment, Act.RESTORE, by=moderator)

    assert copies(TEXT) == Copies(same=1)


def test_an_edit_is_no_copy_of_what_it_replaces(write) -> None:
    comment = write(TEXT)

    assert copies(NEARLY, instead_of=comment) == Copies()
    edit(comment, OTHER, instead_of=fingerprint(TEXT))
    assert (copies(TEXT), copies(OTHER)) == (Copies(), Copies(same=1))


def test_what_was_withdrawn_is_compared_no_more(write) -> None:
    comment = write(f"{TEXT} See https://prams.example")
    withdraw(comment, by=comment.user)

    assert not Fingerprint.objects.exists()


def test_an_address_is_shared_by_other_newcomers_of_seven_days(write) -> None:
    write("From https://prams.example", ago=timedelta(days=8))
    write("At https://www.prams.example/sale", ago=timedelta(days=6))
    write("See https://prams.example/x")
    mine = write("On http://prams.example")

    found = named("https://prams.example", writer=mine.fingerprints.first().writer)

    assert found == Named((("prams.example", 2), ("prams", 2)), ("prams.example", "prams"))


def test_one_newcomer_who_repeats_an_address_is_one(write, member) -> None:
    for number in range(2):
        write(f"My number {number}: https://prams.example", by=member)

    assert named("https://prams.example").shared == (("prams.example", 1), ("prams", 1))


def test_what_a_published_comment_has_named_is_known(write, moderator) -> None:
    write("From https://prams.example")
    decide(write("At https://prams.example"), Act.APPROVE, by=moderator)

    assert named("https://prams.example https://other.example") == Named((), ("other.example", "other"))


def test_who_leaves_is_no_longer_known_by_a_key(write, member) -> None:
    write(TEXT, by=member)
    forget_writer(member)

    assert list(Fingerprint.objects.values_list("writer", flat=True)) == [""]


def test_the_verdict_says_who_else_wrote_it(write, thing) -> None:
    for number in range(2):
        write(f"{number}: from https://prams.example")
    draft = Draft(target=thing, body="Have a look at https://prams.example", member=UserFactory())

    with time_machine.travel(NOW, tick=False):
        found = {one.name: one.explanation for one in judge_draft(draft).evidence}

    assert found["campaign"] == (
        "2 other newcomers have named “prams.example” in the last seven days, and nobody else has."
    )
    assert found["novelty"] == ("A newcomer names what no published comment here has: “prams.example” and 1 more.")


def test_as_many_texts_are_compared_as_are_near_whatever_was_written_besides(thing, member) -> None:
    """What an index says may be near is the near ones and few others."""
    comment = post(Draft(target=thing, body=TEXT, member=member)).comment
    chance, found = Random(5), fingerprint_of(normalise_comment(TEXT)).simhash  # noqa: S311 -- the same each time
    others = [
        Fingerprint(comment=comment, kind="text", key=str(n), simhash=chance.getrandbits(63)) for n in range(2000)
    ]
    # Eight bits apart, two in each piece but the last.
    far = sum(0b11 << lowest for lowest in (0, 13, 26, 39))
    near = Fingerprint(comment=comment, kind="text", key="near", simhash=found ^ far)
    Fingerprint.objects.bulk_create([*others, near])

    read = candidates(fingerprint_of(normalise_comment(TEXT)), timezone.now(), None)

    assert {"near", fingerprint_of(normalise_comment(TEXT)).key} <= {one.key for one in read}
    assert len(read) < 60


def test_of_a_wave_of_copies_the_latest_are_compared(thing, monkeypatch) -> None:
    monkeypatch.setattr(comparisons, "MOST_TEXTS", 3)
    for letter in "abcde":
        post(Draft(target=thing, body=f"{TEXT} {letter}", member=UserFactory()))
    found = candidates(fingerprint_of(normalise_comment(TEXT)), timezone.now(), None)

    latest = Fingerprint.objects.order_by("-created_at").values_list("comment_id", flat=True)[:3]
    assert [one.comment_id for one in found] == list(latest)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole")
def test_lookups_go_by_indexes() -> None:
    read = fingerprint_of(normalise_comment(f"{TEXT} https://prams.example"))
    with CaptureQueriesContext(connection) as asked:
        copies_of(read, NOW)
        addresses_named(read, NOW, writer="")

    texts, addresses = (plan_of(query["sql"]) for query in asked)
    for band in range(5):
        assert f"spam_fingerprint USING INDEX fingerprints_band_{band}" in texts
        assert f"spam_example USING INDEX examples_band_{band}" in texts
    assert "USING INDEX fingerprints_by_key" in addresses
    assert not re.search(r"SCAN spam_\w+", texts + addresses)


def plan_of(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(row[3] for row in cursor.fetchall())
