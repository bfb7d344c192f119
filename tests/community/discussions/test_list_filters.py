"""Which discussions are in a list: by topic, by tag, by period, followed, and by how much they helped."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.models import Tag
from community.comments import states
from community.comments.reactions import add_reaction, delete_reactions, remove_reaction
from community.discussions import discussion_list
from community.discussions.discussion_list import discussion_page
from community.discussions.list_filters import ListFilters, Period
from community.discussions.list_order import Which
from community.discussions.models import Discussion
from community.discussions.tagging import set_tags
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow, unfollow
from tests.factories import TopicFactory, UserFactory

CONVERSATION = FOLLOW_KINDS["conversation"]


def titles(which: Which = Which.NEW, **chosen) -> list[str]:
    return [row.discussion.title for row in discussion_page(ListFilters(which, **chosen), "").rows]


def helped(discussion: Discussion) -> int:
    return Discussion.objects.get(pk=discussion.pk).helped_count


def test_by_topic(begin, topic):
    begin("About boundaries", topic=topic)
    begin("About sleep", topic=TopicFactory(name="Sleep"))
    begin("About nothing")

    assert titles(topic=topic) == ["About boundaries"]


def test_by_tag(begin, db):
    tagged, other = begin("Tagged"), begin("Otherwise tagged")
    begin("Not tagged")
    set_tags(tagged, ["Night shifts", "sleep"], Tag.objects.all())
    set_tags(other, ["sleep"], Tag.objects.all())

    assert titles(tag=Tag.objects.get(name="Night shifts")) == ["Tagged"]
    assert titles(tag=Tag.objects.get(name="sleep")) == ["Otherwise tagged", "Tagged"]


@pytest.mark.parametrize(("period", "days"), [(Period.WEEK, 7), (Period.MONTH, 31), (Period.YEAR, 366)])
def test_a_period_has_what_was_started_within_it(begin, period, days):
    for title, moment in (("Just within", timedelta(minutes=1)), ("Just before", -timedelta(minutes=1))):
        started = timezone.now() - timedelta(days=days) + moment
        Discussion.objects.filter(pk=begin(title).pk).update(created_at=started)

    assert titles(period=period) == ["Just within"]
    assert titles(period=Period.ANY) == ["Just before", "Just within"]


def test_what_a_member_follows_by_latest_activity(begin, answer, member, other_member):
    first, second = begin("First"), begin("Second")
    begin("Not followed")
    follow(member, CONVERSATION, first)
    follow(member, CONVERSATION, second)
    follow(other_member, CONVERSATION, second)
    answer(first)

    assert titles(Which.FOLLOWED, reader=member) == ["First", "Second"]
    unfollow(member, CONVERSATION, first)
    assert titles(Which.FOLLOWED, reader=member) == ["Second"]
    assert titles(Which.FOLLOWED, reader=None) == []


def test_what_is_followed_but_not_published_is_not_listed(begin, member):
    held = begin("Held", status="held")
    follow(member, CONVERSATION, held)

    assert titles(Which.FOLLOWED, reader=member) == []


def test_most_helped_is_by_the_comment_that_helped_most(begin, answer):
    once, twice, both = begin("Once each"), begin("Twice"), begin("Nobody")
    for discussion in (once, once):
        add_reaction(answer(discussion), UserFactory())
    best = answer(twice, reply_to=answer(twice, "What do you do?"), body="A list on the fridge.")
    for _ in range(2):
        add_reaction(best, UserFactory())

    assert titles(Which.HELPED) == ["Twice", "Once each"]
    assert [helped(each) for each in (once, twice, both)] == [1, 2, 0]


def test_the_text_on_top_can_help_as_well(begin, member, other_member):
    discussion = begin(by=member)
    add_reaction(discussion.opening, other_member)

    assert helped(discussion) == 1


def test_what_is_taken_back_or_hidden_does_not_count(begin, answer, member):
    discussion = begin()
    said = answer(discussion)
    add_reaction(said, member)
    remove_reaction(said, member)
    assert helped(discussion) == 0

    add_reaction(said, member)
    states.change_status(said, "removed")
    assert helped(discussion) == 0

    states.change_status(said, "published")
    assert helped(discussion) == 1
    delete_reactions(said.conversation_id, [said.pk], member)
    assert helped(discussion) == 0


def test_pages_of_the_most_helped_follow_each_other_though_a_row_moved_up(begin, answer, monkeypatch):
    monkeypatch.setattr(discussion_list, "PAGE_SIZE", 2)
    for number in range(4):
        add_reaction(answer(begin(f"Number {number}")), UserFactory())
    filters = ListFilters(Which.HELPED)
    first = discussion_page(filters, "")

    add_reaction(answer(first.rows[-1].discussion, "More."), UserFactory())
    Discussion.objects.filter(pk=first.rows[-1].discussion.pk).update(helped_count=5)

    second = discussion_page(filters, first.next_before)
    assert [row.discussion.title for row in first.rows] == ["Number 3", "Number 2"]
    assert ([row.discussion.title for row in second.rows], second.next_before) == (["Number 1", "Number 0"], "")


def test_everything_can_be_combined(begin, answer, topic):
    begin("Another topic")
    wanted, answered = begin("Wanted", topic=topic), begin("Answered", topic=topic)
    answer(answered)

    assert titles(Which.UNANSWERED, topic=topic, period=Period.WEEK) == [wanted.title]
