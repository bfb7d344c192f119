from itertools import islice

import pytest

from community.comments import anonymity, saving
from community.comments.aliases import alias_candidates
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.conversations.mutes import Mutes, members_muting, mute_person
from tests.factories import UserFactory
from tests.things.models import Thing


@pytest.fixture
def conversation(thing):
    conversation = Conversation.objects.get_or_create_for(thing)
    conversation.allows_anonymity = True
    conversation.save()
    return conversation


@pytest.fixture
def whisper(conversation):
    def whisper(body, by, about=None, to=None):
        draft = Draft(target=about or conversation.target, body=body, member=by, without_name=True, reply_to=to)
        return saving.save_comment(draft, status="published")[0]

    return whisper


def test_one_alias_through_one_conversation_and_another_in_the_next(whisper, member):
    elsewhere = Thing.objects.create(title="Another thing")

    aliases = [whisper("one", member).alias, whisper("two", member).alias, whisper("three", member, elsewhere).alias]

    assert aliases[0] == aliases[1] != aliases[2]
    assert "" not in aliases


def test_an_alias_is_nobody_elses_in_the_conversation_and_no_members_name(whisper, conversation, member, other_member):
    first, second, third, *_ = (
        name for name, _ in zip(alias_candidates(member.pk, conversation.pk), range(5), strict=False)
    )
    Comment.objects.filter(pk=whisper("first", other_member).pk).update(alias=first)
    UserFactory(display_name=second.upper())

    assert whisper("hello", member).alias == third


def test_by_name_stays_by_name(whisper, say, member):
    whisper("without", member)

    assert say("with", by=member).alias == ""


def test_the_same_text_by_name_and_without_is_two_comments(whisper, say, member):
    assert say("twice", by=member).pk != whisper("twice", member).pk
    assert whisper("twice", member).pk == whisper("twice", member).pk


@pytest.mark.parametrize(
    ("switch", "target", "allowed"), [(True, None, True), (False, None, False), (False, True, True)]
)
def test_the_conversation_or_what_it_is_about_allows_it(thing, switch, target, allowed):
    if target is not None:
        thing.allows_anonymity = lambda: target

    assert anonymity.allows_anonymity(Conversation(allows_anonymity=switch), thing) is allowed
    assert anonymity.allows_anonymity(None, thing) is bool(target)


def test_a_name_comes_off_and_the_alias_is_this_comments_alone(whisper, say, member):
    before = whisper("before", member)
    comments = [say("by name", by=member), say("by name as well", by=member)]
    for comment in comments:
        anonymity.anonymise(comment)
    after = whisper("after", member)

    assert len({before.alias, comments[0].alias, comments[1].alias}) == 3
    assert after.alias == before.alias


def test_a_member_whose_first_alias_was_a_removed_name_writes_under_another(whisper, say, member, conversation):
    comment = say("by name", by=member)
    anonymity.anonymise(comment)
    assert anonymity.existing_alias(member, conversation) == ""

    assert whisper("after", member).alias not in {"", comment.alias}


def test_a_fresh_alias_is_not_the_next_one_on_the_list(conversation, member):
    of_member = list(islice(alias_candidates(member.pk, conversation.pk), 50))
    fresh = [next(alias_candidates(member.pk, conversation.pk, comment_id=pk)) for pk in range(1, 21)]

    assert len(set(fresh)) > 15
    assert len(set(fresh) & set(of_member)) < 5


def test_a_name_comes_off_once_and_by_its_author_only(say, conversation, member, other_member):
    comment = say("by name", by=member)

    assert anonymity.can_anonymise(comment, member)
    assert not anonymity.can_anonymise(comment, other_member)
    anonymity.anonymise(comment)

    assert Comment.objects.get(pk=comment.pk).name == comment.alias != ""
    assert not anonymity.can_anonymise(comment, member)
    with pytest.raises(anonymity.AnonymiseNotAllowed):
        anonymity.anonymise(comment)


def test_where_it_is_not_allowed_the_name_stays(say, member):
    comment = say("by name", by=member)

    with pytest.raises(anonymity.AnonymiseNotAllowed):
        anonymity.anonymise(comment)
    assert Comment.objects.get(pk=comment.pk).alias == ""


def test_muting_an_alias_folds_it_here_and_nothing_else_of_whoever_it_is(whisper, say, member, other_member):
    elsewhere = Thing.objects.create(title="Another thing")
    comment = whisper("a whisper", other_member)
    there = whisper("another", other_member, elsewhere)
    named = say("by name", by=other_member)

    mute_person(member, comment, on=True)

    here = Mutes.of(member, comment.conversation)
    hidden = [here.hides(path=each.path, user_id=each.user_id, alias=each.alias) for each in (comment, named)]
    assert hidden == [True, False]
    there_mutes = Mutes.of(member, there.conversation)
    assert not there_mutes.hides(path=there.path, user_id=there.user_id, alias=comment.alias)
    assert members_muting(comment, [member.pk]) == {member.pk}
    assert members_muting(there, [member.pk]) == members_muting(named, [member.pk]) == set()

    mute_person(member, comment, on=False)
    assert Mutes.of(member, comment.conversation) == Mutes()


def test_muting_somebody_by_name_folds_no_alias_of_theirs(whisper, say, member, other_member):
    mute_person(member, say("by name", by=other_member), on=True)
    comment = whisper("a whisper", other_member)

    mutes = Mutes.of(member, comment.conversation)

    assert not mutes.hides(path=comment.path, user_id=comment.user_id, alias=comment.alias)
    assert members_muting(comment, [member.pk]) == set()


def test_the_cms_keeps_no_list_of_what_points_at_a_member(whisper, member):
    from wagtail.models import ReferenceIndex  # noqa: PLC0415 -- only here does a room meet the CMS

    comment = whisper("a whisper", member)
    ReferenceIndex.create_or_update_for_object(comment)

    assert list(ReferenceIndex.get_references_to(member)) == []
