from dataclasses import replace

import pytest

from community.comments import saved_drafts
from community.comments.drafts import Draft
from community.comments.models import Comment, SavedDraft
from community.discussions.models import Discussion
from community.discussions.start import NOT_STARTED, rename, start
from community.members.models import User
from community.moderation.models import Act
from community.notifications.following import subscriptions
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.models import Notification
from community.notifications.notify import notify
from community.posting.journey import PersonalDataFound
from community.posting.rate_limits import TooManyPosts
from tests.community.discussions.conftest import TEXT, TITLE
from tests.factories import UserFactory

Status = Comment.Status


def draft_by(member: User, **more: object) -> Draft:
    return replace(Draft(target=NOT_STARTED, title=TITLE, body=TEXT, member=member, seconds_to_write=90.0), **more)


def test_a_known_member_starts_one_that_everybody_sees(member, known, topic):
    started = start(draft_by(known(member)), topic=topic)

    discussion = started.discussion
    assert (discussion.title, discussion.topic, discussion.is_published) == (TITLE, topic, True)
    assert (discussion.opening.comment, discussion.opening.user) == (TEXT, member)
    assert discussion.opening.is_opening


def test_a_newcomers_waits_for_a_moderator(member):
    started = start(draft_by(member), topic=None)

    assert started.opening.status == Status.HELD
    assert list(Discussion.objects.published()) == []


def test_the_filter_reads_the_title_with_the_text(member, known):
    known(member)
    linked = "See www.example.com and www.example.org, also www.example.net"

    started = start(draft_by(member, title=linked), topic=None)

    assert started.opening.status == Status.HELD


def test_the_privacy_check_reads_the_title_and_leaves_nothing_behind(member, known):
    known(member)
    before = Discussion.objects.count()

    with pytest.raises(PersonalDataFound) as found:
        start(draft_by(member, title="Ring me on +44 20 7946 0958 about nights"), topic=None)

    assert len(found.value.findings) == 1
    assert Discussion.objects.count() == before


def test_as_it_is_is_started(member, known):
    started = start(
        draft_by(known(member), title="Ring me on +44 20 7946 0958 about nights"),
        topic=None,
        personal_data_confirmed=True,
    )

    assert started.discussion.pk


def test_the_second_of_two_clicks_finds_the_first(member, known):
    known(member)

    first, second = (start(draft_by(member), topic=None) for _ in range(2))

    assert first.discussion == second.discussion
    assert Discussion.objects.filter(title=TITLE).count() == 1


def test_another_member_may_ask_the_same(member, other_member):
    for asker in (member, other_member):
        start(draft_by(asker), topic=None)

    assert Discussion.objects.filter(title=TITLE).count() == 2


def test_a_newcomer_starts_three_on_one_day(member):
    for number in range(3):
        start(draft_by(member, title=f"Number {number}"), topic=None)

    with pytest.raises(TooManyPosts) as limit:
        start(draft_by(member, title="Number 3"), topic=None)

    assert limit.value.wait == "a day"
    assert Discussion.objects.count() == 3


def test_what_was_not_started_is_not_counted(member):
    for _ in range(5):
        with pytest.raises(PersonalDataFound):
            start(draft_by(member, title="Ring me on +44 20 7946 0958"), topic=None)

    assert start(draft_by(member), topic=None).discussion.pk


def test_the_starter_follows_it_and_the_draft_is_put_away(member):
    saved_drafts.save(member, NOT_STARTED, None, TEXT, title=TITLE)

    started = start(draft_by(member), topic=None)

    assert subscriptions.follows(member, FOLLOW_KINDS["conversation"], started.discussion)
    assert list(SavedDraft.objects.all()) == []


def test_without_a_name_the_opening_has_an_alias(member, known, nameless_topic):
    started = start(draft_by(known(member), without_name=True), topic=nameless_topic)

    assert started.opening.alias
    assert started.opening.name != member.display_name


def test_an_anonymous_starter_hears_of_answers(member, nameless_topic, answer):
    started = start(draft_by(member, without_name=True), topic=nameless_topic)
    said = answer(started.discussion)

    notify(said)

    assert list(Notification.objects.values_list("recipient", "kind")) == [(member.pk, Notification.Kind.FOLLOWED)]


def test_a_guest_starts_none(db):
    with pytest.raises(ValueError, match="Only members"):
        start(replace(draft_by(UserFactory()), member=None), topic=None)


def test_renaming_changes_title_and_slug_and_is_read_by_the_filter(begin, member, known):
    discussion = begin(by=known(member))

    assert rename(discussion, "Is it Monday again?")

    discussion.refresh_from_db()
    assert (discussion.title, discussion.slug) == ("Is it Monday again?", "is-it-monday-again")
    assert discussion.opening.judgements.count() == 1


def test_a_title_with_links_hides_a_discussion(begin, member, known):
    discussion = begin(by=known(member))

    rename(discussion, "See www.example.com and www.example.org")

    discussion = Discussion.objects.get(pk=discussion.pk)
    assert (discussion.opening.status, discussion.is_published) == (Status.HELD, False)
    assert discussion.opening.decisions.get().act == Act.EDIT


def test_the_same_title_changes_nothing(begin):
    discussion = begin()

    assert not rename(discussion, TITLE)
    assert discussion.opening.judgements.count() == 0
