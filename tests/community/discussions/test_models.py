import pytest
from django.contrib.auth.models import AnonymousUser

from community.comments import states, withdrawal
from community.comments.models import Comment, Conversation
from community.comments.recount import recount
from community.comments.targets import Target, find_target
from community.discussions.models import Discussion, slug_of

Status = Comment.Status


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Who else is in the gap?", "who-else-is-in-the-gap"),
        ("保育園のお迎え", "保育園のお迎え"),
        ("Łódź: praca i dom", "łódź-praca-i-dom"),
        ("?!", ""),
        ("a " * 60, "-".join("a" * 40)),
    ],
)
def test_the_slug_reads_like_the_title_in_any_script(title, slug):
    assert slug_of(title) == slug


def test_a_discussion_is_something_to_comment_on(begin):
    discussion = begin()

    assert isinstance(discussion, Target)
    assert find_target("discussions.discussion", discussion.pk) == discussion


def test_the_opening_is_counted_with_no_answers(begin):
    discussion = begin()

    assert Conversation.objects.find(discussion).comment_count == 0
    assert (discussion.is_published, discussion.answer_count) == (True, 0)


def test_an_answer_is_counted_and_is_the_latest_activity(begin, answer):
    discussion = begin()

    said = answer(discussion)

    discussion.refresh_from_db()
    assert (discussion.answer_count, discussion.last_activity_at) == (1, said.published_at)


def test_a_removed_answer_is_neither(begin, answer):
    discussion = begin()
    said = answer(discussion)

    states.change_status(said, Status.REMOVED)

    discussion.refresh_from_db()
    assert (discussion.answer_count, discussion.last_activity_at) == (0, discussion.opening.published_at)


def test_a_held_answer_counts_when_it_is_published(begin, answer):
    discussion = begin()
    said = answer(discussion, status="held")
    assert Discussion.objects.get().answer_count == 0

    states.change_status(said, Status.PUBLISHED)

    assert Discussion.objects.get().answer_count == 1


def test_recounting_finds_nothing_to_repair(begin, answer):
    answer(begin())

    assert set(recount().values()) == {0}


@pytest.mark.parametrize("status", [Status.HELD, Status.SPAM, Status.REMOVED])
def test_what_is_not_published_is_read_by_its_starter_and_moderators_alone(
    begin, member, other_member, moderator, status
):
    discussion = begin(by=member)
    states.change_status(discussion.opening, status)
    discussion = Discussion.objects.get()

    readers = [member, other_member, moderator, AnonymousUser()]
    assert [discussion.may_be_read_by(reader) for reader in readers] == [True, False, True, False]
    assert list(Discussion.objects.published()) == []


def test_approving_the_opening_publishes_the_discussion(begin):
    discussion = begin(status="held")
    assert not discussion.is_published

    states.change_status(discussion.opening, Status.PUBLISHED)

    assert Discussion.objects.get().is_published


def test_withdrawing_the_opening_erases_the_title_as_well(begin, answer, member, moderator):
    discussion = begin(by=member)
    answer(discussion)

    withdrawal.withdraw(discussion.opening)

    discussion = Discussion.objects.get()
    assert (discussion.title, discussion.slug, discussion.is_published) == ("", "", False)
    assert [discussion.may_be_read_by(reader) for reader in (member, moderator)] == [False, True]
    assert discussion.get_absolute_url() == f"/discussions/{discussion.pk}/"


def test_nobody_is_the_author_of_a_discussion_under_an_alias(begin, member, nameless_topic):
    named = begin(by=member)
    nameless = begin("Without", by=member, topic=nameless_topic, without_name=True)

    assert (named.comment_authors(), nameless.comment_authors()) == ({member.pk}, set())
    assert list(Discussion.objects.started_by(member)) == [named]


def test_the_topic_says_whether_names_may_be_left_out(begin, topic, nameless_topic):
    found = [begin(str(number), topic=each) for number, each in enumerate([topic, nameless_topic, None])]

    assert [discussion.allows_anonymity() for discussion in found] == [False, True, False]


def test_a_deleted_topic_leaves_the_discussion(begin, topic):
    discussion = begin(topic=topic)

    topic.delete()

    discussion = Discussion.objects.get()
    assert (discussion.topic, discussion.allows_anonymity()) == (None, False)
