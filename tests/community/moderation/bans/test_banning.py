"""A ban for spam in one step, and everything as it was when it is undone."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from community.comments.models import Comment
from community.members.models import User
from community.moderation.bans import banning
from community.moderation.bans.banning import BanRefused, ban_for_spam, items_of, undo_ban
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, Report, SpamBan
from community.notifications.models import Notification
from community.spam.models import Example
from tests.factories import UserFactory

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def items(say, member) -> list[Comment]:
    """What Jonas wrote: one published with an answer by somebody else, one held, one removed, one without his name."""
    published = say("Buy my powder.", by=member)
    say("No thanks.", to=published)
    held = say("Cheap powder here.", by=member, status="held")
    removed = say("Powder for all.", by=member, status="removed")
    nameless = say("I am so tired.", by=member)
    Comment.objects.filter(pk=nameless.pk).update(alias="Amber Fox")
    return [published, held, removed, nameless]


def statuses(items: list[Comment]) -> list[str]:
    return [Comment.objects.get(pk=one.pk).status for one in items]


def ban(member, moderator) -> SpamBan:
    return ban_for_spam(member, by=moderator, note="Powder, three times.", seen=items_of(member).count())


def test_all_under_the_name_is_spam_and_the_account_closed(items, member, moderator, thing):
    made = ban(member, moderator)

    member.refresh_from_db()
    assert statuses(items) == ["spam", "spam", "removed", "published"]
    assert (member.is_active, len(made.marked), made.decision.act) == (False, 2, "ban")
    assert made.decision.note == "Powder, three times."
    # The answer below it stays, and so does what he wrote without his name.
    assert items[0].conversation.comments.filter(status="published").count() == 2


def test_the_log_has_a_row_for_each_and_one_for_the_account(items, member, moderator):
    ban(member, moderator)

    rows = Decision.objects.order_by("pk").values_list("act", "actor", "comment", "member")
    assert sorted((act, comment or 0, about or 0) for act, _, comment, about in rows) == [
        ("ban", 0, member.pk),
        ("spam", items[0].pk, 0),
        ("spam", items[1].pk, 0),
    ]
    assert {actor for _, actor, _, _ in rows} == {moderator.pk}


def test_it_tells_nobody_by_notification_or_e_mail(items, member, moderator):
    ban(member, moderator)

    assert not Notification.objects.exists()
    assert mail.outbox == []


def test_undone_everything_is_as_it_was_and_the_filter_forgets(items, member, moderator, other_member):
    before = statuses(items)
    counted = items[0].conversation
    counted.refresh_from_db()
    count = counted.comment_count
    made = ban(member, moderator)
    assert set(Example.objects.values_list("is_spam", flat=True)) == {True}

    undone = undo_ban(made, by=moderator, note="A mistake.")

    member.refresh_from_db()
    counted.refresh_from_db()
    assert (statuses(items), member.is_active, counted.comment_count) == (before, True, count)
    assert (undone.count, undone.refused) == (2, [])
    assert not Example.objects.exists()
    assert Decision.objects.first().act == "unban"


def test_what_the_filter_was_taught_before_it_knows_again(say, member, moderator):
    comment = say("A recipe with powder.", by=member, status="held")
    decide(comment, Act.APPROVE, by=moderator)
    made = ban(member, moderator)
    assert Example.objects.get().is_spam

    undo_ban(made, by=moderator, note="A mistake.")

    assert not Example.objects.get().is_spam


def test_what_somebody_decided_since_stays_and_is_said(items, member, moderator):
    made = ban(member, moderator)
    decide(Comment.objects.get(pk=items[1].pk), Act.RESTORE, by=moderator)

    undone = undo_ban(made, by=moderator, note="A mistake.")

    assert statuses(items[:2]) == ["published", "published"]
    assert undone.count == 1
    assert undone.refused == ["The comment by Jonas M. has been restored by Priya Raman since, and stays as it is."]


@pytest.mark.parametrize(("after", "is_possible"), [(timedelta(days=30) - SECOND, True), (timedelta(days=30), False)])
def test_it_can_be_undone_for_thirty_days(items, member, moderator, after, is_possible):
    with time_machine.travel(NOON, tick=False):
        made = ban(member, moderator)

    with time_machine.travel(NOON + after, tick=False):
        if is_possible:
            assert undo_ban(made, by=moderator, note="A mistake.").count == 2
        else:
            with pytest.raises(BanRefused, match="more than 30 days ago"):
                undo_ban(made, by=moderator, note="A mistake.")

    member.refresh_from_db()
    assert member.is_active is is_possible


def test_undone_twice_the_second_changes_nothing(items, member, moderator):
    made = ban(member, moderator)
    undo_ban(made, by=moderator, note="A mistake.")

    with pytest.raises(BanRefused, match="undone already"):
        undo_ban(SpamBan.objects.get(), by=moderator, note="Again.")

    assert list(Decision.objects.filter(act="unban").values_list("note", flat=True)) == ["A mistake."]


def test_of_two_moderators_the_second_is_told_that_it_is_done(items, member, moderator):
    ban(member, moderator)

    with pytest.raises(BanRefused, match="closed already"):
        ban_for_spam(member, by=moderator, note="Me too.", seen=0)

    assert SpamBan.objects.count() == 1


@pytest.mark.parametrize("seen", [1, 3])
def test_with_other_items_than_were_shown_nothing_changes(items, member, moderator, seen):
    with pytest.raises(BanRefused, match="another comment by now"):
        ban_for_spam(member, by=moderator, note="Powder.", seen=seen)

    assert (User.objects.get(pk=member.pk).is_active, statuses(items[:2])) == (True, ["published", "held"])


def test_at_most_so_many_at_once(items, member, moderator, monkeypatch):
    monkeypatch.setattr(banning, "MOST_ITEMS", 1)
    with pytest.raises(BanRefused, match="please suspend them"):
        ban(member, moderator)

    monkeypatch.setattr(banning, "MOST_ITEMS", 2)
    assert len(ban(member, moderator).marked) == 2


def test_more_than_a_hundred_go_in_several_steps(items, member, moderator, monkeypatch):
    monkeypatch.setattr(banning, "AT_ONCE", 1)

    assert len(ban(member, moderator).marked) == 2


@pytest.mark.parametrize("group", ["Authors", "Moderators"])
def test_nobody_with_a_role_is_banned(moderator, group):
    colleague = UserFactory(display_name="Ines Duarte", groups=[group])

    with pytest.raises(BanRefused, match="Ines Duarte has a role here"):
        ban_for_spam(colleague, by=moderator, note="Mine!", seen=0)

    assert User.objects.get(pk=colleague.pk).is_active


def test_nor_an_administrator(administrator, moderator):
    with pytest.raises(BanRefused, match="has a role here"):
        ban_for_spam(administrator, by=moderator, note="Mine!", seen=0)


def test_what_the_moderator_reported_themselves_is_left_to_others(items, member, moderator):
    Report.objects.create(comment=items[0], reason="advertising", reporter=moderator, confirmed_at=items[0].submit_date)

    made = ban(member, moderator)

    assert (statuses(items[:2]), len(made.marked)) == (["published", "spam"], 1)


def test_what_others_reported_is_closed_and_open_again_when_it_is_undone(items, member, other_member, moderator):
    report = Report.objects.create(
        comment=items[0], reason="advertising", reporter=other_member, confirmed_at=items[0].submit_date
    )
    made = ban(member, moderator)
    report.refresh_from_db()
    assert report.outcome == "removed"

    undo_ban(made, by=moderator, note="A mistake.")

    report.refresh_from_db()
    assert (report.outcome, report.is_open) == ("", True)


def test_without_anything_to_mark_the_account_is_closed_all_the_same(member, moderator):
    made = ban(member, moderator)

    member.refresh_from_db()
    assert (made.marked, member.is_active) == ([], False)
    assert undo_ban(made, by=moderator, note="A mistake.").count == 0


def test_a_removed_or_withdrawn_comment_is_no_item(say, member):
    for status in ("removed", "withdrawn", "spam"):
        say(f"It is {status}.", by=member, status=status)
    published = say("Still there.", by=member)

    assert list(items_of(member)) == [published]
