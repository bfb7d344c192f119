"""What the log is asked for, and what it never tells."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.log.log_csv import HEADER, csv_line, csv_row
from community.moderation.log.log_filter import LogFilter
from community.moderation.log.log_views import lines, with_undo
from community.moderation.models import Act, Decision
from community.moderation.models.decision import ALL_ACTS
from community.moderation.possible_acts import NO_DECISIONS
from tests.things.models import Thing

LOG = "/cms/review/log/"


def found(query: str = "") -> list[Decision]:
    return list(LogFilter(QueryDict(query)).rows())


def undoable() -> list[int]:
    return [row.pk for row in with_undo(Decision.objects.order_by("pk")) if row.can_be_undone]


@pytest.mark.parametrize("act", [value for value, _ in ALL_ACTS])
def test_every_act_can_be_asked_for_and_finds_its_own(say, act):
    comment = say("words")
    rows = [Decision.objects.create(comment=comment, act=value) for value in (act, Act.KEEP)]

    assert rows[0] in found(f"act={act}")
    assert {row.act for row in found(f"act={act}")} == {act}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("act=nothing", "act"),
        ("actor=nobody-here", "actor"),
        ("actor=%00", "actor"),
        (f"actor={'a' * 41}", "actor"),
        ("member=@", None),
        ("member=nobody-here", "member"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=abc", "page"),
        ("page=1.5", "page"),
        ("page=2147483647", None),
        ("page=2147483648", "page"),
        ("days=2", "days"),
        ("days=365", None),
    ],
)
def test_what_makes_no_sense_is_named_at_its_field_and_finds_nothing(say, moderator, query, field):
    decide(say("words", status="held"), Act.APPROVE, by=moderator)
    form = LogFilter(QueryDict(query))

    assert list(form.errors) == ([field] if field else [])
    if field:
        assert list(form.rows()) == []
        assert form.conversation is None


@pytest.mark.parametrize("days", [1, 7, 30, 365])
def test_days_count_from_now(say, days):
    comment = say("words")
    edge = timezone.now() - timedelta(days=days)
    inside, _ = (
        Decision.objects.create(comment=comment, act=Act.KEEP, created_at=edge + timedelta(minutes=minutes))
        for minutes in (1, -1)
    )

    assert found(f"days={days}") == [inside]


def test_all_fields_together_find_what_all_of_them_say(say, member, other_member, moderator, administrator):
    here, there = say("here", by=member), say("there", by=member, about=Thing.objects.create(title="Another thing"))
    wanted = Decision.objects.record(here, Act.KEEP, actor=moderator, before="published")
    for comment, act, actor in (
        (here, Act.KEEP, administrator),
        (here, Act.REMOVE, moderator),
        (there, Act.KEEP, moderator),
        (say("other", by=other_member), Act.KEEP, moderator),
    ):
        Decision.objects.record(comment, act, actor=actor, before="published")

    assert found(f"act=keep&actor=@Priya&member=JONAS-M&page={here.conversation_id}&days=1") == [wanted]


def test_what_moderators_did_to_an_alias_is_found_by_their_name_and_not_by_the_members(say, member, moderator):
    comment = say("words", by=member)
    Comment.objects.update(alias="Quiet Heron")
    decision = Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published")
    Decision.objects.record(comment, Act.EDIT, actor=member, before="published")

    assert found("actor=priya") == [decision]
    assert found("actor=jonas-m") == found("member=jonas-m") == []


def test_a_row_whose_comment_is_gone_is_found_by_who_decided(say, member, moderator):
    comment = say("words", by=member)
    decision = Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published")
    comment.delete()

    assert found("actor=priya") == [decision]
    assert found("member=jonas-m") == []


@pytest.mark.parametrize("act", NO_DECISIONS)
def test_what_decides_nothing_keeps_the_button_of_what_did(say, moderator, act):
    decision = decide(say("words", status="held"), Act.APPROVE, by=moderator)
    Decision.objects.create(comment=decision.comment, act=act)

    assert undoable() == [decision.pk]


@pytest.mark.parametrize("act", [Act.EDIT, Act.UNDO, Act.HIDE, Act.WITHDRAW, Act.REPLAY])
def test_what_decides_something_takes_it(say, moderator, act):
    decision = decide(say("words", status="held"), Act.APPROVE, by=moderator)
    Decision.objects.create(comment=decision.comment, act=act)

    assert undoable() == []


def test_a_decision_about_another_comment_takes_no_button(say, moderator):
    rows = [decide(say(f"words {number}", status="held"), Act.APPROVE, by=moderator).pk for number in range(2)]

    assert undoable() == rows
    Comment.objects.filter(decisions=rows[0]).delete()
    assert undoable() == rows[1:]


def test_a_page_has_fifty_rows_and_the_file_has_all(say, moderator):
    comment = say("words")
    for _ in range(51):
        Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published")
    client = Client()
    client.force_login(moderator)

    assert client.get(LOG).text.count('data-label="What"') == 50
    assert len(b"".join(client.get(f"{LOG}csv/").streaming_content).decode().splitlines()) == 52


@pytest.mark.parametrize("address", [LOG, f"{LOG}csv/"])
def test_the_log_is_read_and_nothing_else(moderator, address):
    client = Client()
    client.force_login(moderator)

    assert [getattr(client, method)(address).status_code for method in ("post", "put", "delete")] == [405] * 3


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("\r=1", '"\'\r=1"'),
        ("a=1", "a=1"),
        (" =1", " =1"),
        ('say "so", twice', '"say ""so"", twice"'),
        ("two\nlines", '"two\nlines"'),
        ("", '""'),
        ("Zoë", "Zoë"),
    ],
)
def test_a_cell_of_the_file(cell, written):
    assert csv_line([cell]) == f"{written}\r\n"


def test_names_in_the_file_are_no_formulas_and_aliases_stay_aliases(say, member, moderator):
    moderator.display_name = "=HYPERLINK(1)"
    moderator.save()
    comment = say("words", by=member)
    Comment.objects.update(alias="Quiet Heron")
    Decision.objects.record(comment, Act.KEEP, actor=moderator, before="published")
    Decision.objects.record(comment, Act.EDIT, actor=member, before="published")

    header, edited, kept = lines(iter(found()))

    assert header == ",".join(HEADER) + "\r\n"
    assert ",'=HYPERLINK(1),read again and kept,Quiet Heron," in kept
    assert ",Quiet Heron,edited,Quiet Heron," in edited
    assert not any("Jonas" in line or "jonas" in line for line in (edited, kept))


def test_a_row_without_a_comment_has_empty_cells(moderator, member):
    row = Decision(act="demote", actor=moderator, member=member, note="N.", limit_before="", limit_after="new")

    assert csv_row(row)[1:] == ("Priya Raman", "set back to new", "Jonas M.", "", "", "N.", "", "new")
