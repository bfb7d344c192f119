"""One comment as each kind of reader sees it: its text, its actions, why it waits, whether it is new."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments import states
from community.comments.models import Comment
from community.comments.questions import AskedQuestion
from community.conversations.extras import ConversationExtras
from community.conversations.mutes import Mutes
from community.conversations.question_marks import NO_MARK, QuestionMark, QuestionsHere
from community.conversations.thread_view import state_of
from tests.community.conversations.thread_contexts import (
    CHOOSE,
    LONG_AGO,
    OWN,
    STRANGER,
    THEIRS,
    context_of,
    moderating,
    of,
    state,
)
from tests.factories import UserFactory

Status = Comment.Status


class TestWhoReads:
    """Each status, by each kind of reader."""

    @pytest.mark.parametrize(
        ("status", "readers"),
        [
            ("published", ["stranger", "member", "author", "moderator"]),
            ("held", ["author", "moderator"]),
            ("spam", ["author", "moderator"]),
            ("unconfirmed", ["author", "moderator"]),
            ("removed", ["moderator"]),
            ("withdrawn", []),
        ],
    )
    def test_the_text_is_for(self, say, member, other_member, moderator, status, readers):
        comment = say("words", by=member, status=status)
        everybody = {
            "stranger": STRANGER,
            "member": of(other_member),
            "author": of(member),
            "moderator": moderating(moderator),
        }

        assert [who for who, reader in everybody.items() if not state(comment, reader).is_tombstone] == readers

    @pytest.mark.parametrize("status", ["held", "spam", "unconfirmed", "removed", "withdrawn"])
    def test_a_stranger_is_not_the_author_of_a_guests_comment(self, say, status):
        """Neither has a number, so the two could be taken for the same."""
        comment = say("words", status=status)

        assert state(comment).is_tombstone
        assert not state(comment).is_own

    def test_who_withdrew_it_does_not_read_it_as_a_moderator_either(self, say, moderator):
        comment = say("words", by=moderator)
        states.change_status(comment, Status.WITHDRAWN)

        assert state(comment, moderating(moderator)).is_tombstone

    def test_a_moderator_reads_their_own_that_was_removed(self, say, moderator):
        comment = say("words", by=moderator, status="removed")

        assert not state(comment, moderating(moderator)).is_tombstone

    def test_a_line_in_the_place_of_a_comment_says_only_how_old_it_is_and_whom_it_answers(
        self, say, member, other_member
    ):
        first = say("first", by=other_member)
        gone = say("gone", by=member, to=first, status="removed")
        context = context_of(first, gone, reader=of(other_member), new_since=LONG_AGO, reacted=frozenset({gone.pk}))

        assert state_of(context, context.page.rows[1])._replace(age="") == (
            *("", "Beatriz Nogueira", True, False, False, False, ""),
            *((), (), (), NO_MARK),
        )


class TestActions:
    def test_strangers_and_members_get_none_for_what_others_wrote(self, say, member, other_member):
        comment = say("words", by=member)

        for reader in (STRANGER, of(other_member)):
            found = state(comment, reader)
            assert (found.author_actions, found.moderator_actions, found.answer_actions) == ((), (), ())

    def test_authors_get_theirs_and_no_moderators(self, say, member):
        found = state(say("words", by=member), of(member))

        assert (found.is_own, found.author_actions, found.moderator_actions) == (True, (OWN,), ())

    def test_moderators_get_theirs_for_what_others_wrote(self, say, member, moderator):
        found = state(say("words", by=member), moderating(moderator))

        assert (found.is_own, found.author_actions, found.moderator_actions) == (False, (), (THEIRS,))

    def test_a_moderator_is_the_author_of_what_they_wrote_and_does_not_moderate_it(self, say, moderator):
        found = state(say("words", by=moderator), moderating(moderator))

        assert (found.is_own, found.author_actions, found.moderator_actions) == (True, (OWN,), ())

    def test_who_wrote_under_an_alias_is_still_the_author(self, say, member, other_member):
        comment = say("words", by=member)
        Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")

        assert state(comment, of(member)).is_own
        assert not state(comment, of(other_member)).is_own

    def test_without_extras_nobody_can_do_anything(self, say, member, moderator):
        mine, theirs = say("mine", by=moderator), say("theirs", by=member)
        bare = ConversationExtras()

        for comment in (mine, theirs):
            found = state(comment, moderating(moderator), extras=bare)
            assert (found.author_actions, found.moderator_actions, found.answer_actions) == ((), (), ())
        assert state(say("held", by=member, status="held"), of(member), extras=bare).hold_reason == ""

    def test_the_time_that_extras_are_told_is_that_of_the_page(self, say, member):
        told = []
        extras = ConversationExtras(author_actions=lambda row, now: told.append((row.pk, now)) or ())
        comment, now = say("words", by=member), timezone.localtime() + timedelta(hours=3)

        state(comment, of(member), extras=extras, now=now)

        assert told == [(comment.pk, now)]


class TestWhatWaits:
    @pytest.mark.parametrize("status", ["published", "held", "spam", "unconfirmed", "removed", "withdrawn"])
    def test_only_its_author_is_told_why(self, say, member, other_member, moderator, status):
        comment = say("words", by=member, status=status)
        waits = status in Comment.SEEN_BY_ITS_AUTHOR

        assert state(comment, of(member)).hold_reason == ("A moderator reads it first." if waits else "")
        for reader in (STRANGER, of(other_member), moderating(moderator)):
            assert state(comment, reader).hold_reason == ""

    def test_the_reasons_of_all_are_asked_for_together(self, say, member, other_member):
        asked = []
        extras = ConversationExtras(hold_reasons=lambda keys: asked.append(list(keys)) or {keys[0]: "Links."})
        mine = [say(f"{number}", by=member, status="held") for number in range(2)]
        others = [say("theirs", by=other_member, status="held"), say("published", by=member)]

        context = context_of(*mine, *others, reader=of(member), extras=extras)

        assert asked == [[comment.pk for comment in mine]]
        assert context.hold_reasons == {mine[0].pk: "Links.", mine[1].pk: ""}

    def test_where_nothing_waits_nothing_is_asked(self, say, member):
        asked = []
        extras = ConversationExtras(hold_reasons=lambda keys: asked.append(keys) or {})
        held = say("words", status="held")

        assert context_of(held, extras=extras).hold_reasons == {}
        assert context_of(held, reader=of(member), extras=extras).hold_reasons == {}
        assert asked == []


class TestWhatIsNew:
    """`new_since` is when the reader was here before."""

    def is_new(self, comment, reader, *, seconds=-1, **given) -> bool:
        """`seconds` between the publication and the end of the visit before."""
        since = (comment.published_at or timezone.now()) + timedelta(seconds=seconds)
        return state(comment, reader, new_since=since, **given).is_new

    def test_what_was_published_later_and_not_at_the_same_moment(self, say, member, other_member):
        comment = say("words", by=member)

        assert self.is_new(comment, of(other_member))
        assert not self.is_new(comment, of(other_member), seconds=0)
        assert not self.is_new(comment, of(other_member), seconds=1)

    def test_nothing_on_the_first_visit(self, say, member, other_member):
        assert not state(say("words", by=member), of(other_member), new_since=None).is_new

    def test_not_what_one_wrote_oneself(self, say, member):
        assert not self.is_new(say("words", by=member), of(member))

    @pytest.mark.parametrize("status", ["held", "spam", "removed"])
    def test_not_to_a_moderator_what_is_not_published(self, say, member, moderator, status):
        comment = say("words", by=member)
        states.change_status(comment, status)
        comment.refresh_from_db()

        assert not self.is_new(comment, moderating(moderator))

    def test_not_what_the_reader_muted(self, say, member, other_member):
        top = say("top", by=other_member)
        reply = say("reply", by=member, to=top)
        reader = of(UserFactory())

        assert self.is_new(reply, reader, mutes=Mutes(people=frozenset({other_member.pk})))
        assert not self.is_new(reply, reader, mutes=Mutes(people=frozenset({member.pk})))
        assert not self.is_new(reply, reader, mutes=Mutes(branches=frozenset({top.pk})))
        assert not self.is_new(reply, reader, mutes=Mutes(branches=frozenset({reply.pk})))

    def test_one_who_muted_a_person_still_sees_that_their_alias_is_new(self, say, member):
        """Otherwise the missing mark would tell who it is."""
        comment = say("words", by=member)
        Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")
        reader = of(UserFactory())

        assert self.is_new(comment, reader, mutes=Mutes(people=frozenset({member.pk})))
        assert not self.is_new(comment, reader, mutes=Mutes(aliases=frozenset({"Quiet Heron"})))

    def test_it_helped_is_the_readers_own_mark(self, say, member, other_member):
        comment = say("words", by=member)

        assert state(comment, of(other_member), reacted=frozenset({comment.pk})).has_reacted
        assert not state(comment, of(other_member), reacted=frozenset({comment.pk + 1})).has_reacted


class TestQuestions:
    @pytest.fixture
    def asked(self, say, member, other_member):
        """A question, and a reply to it."""
        question = say("Who has done it?", by=member)
        return question, say("I have.", by=other_member, to=question)

    def here(self, question, reader, *, answer=0, **given) -> QuestionsHere:
        one = AskedQuestion(question.pk, question.path, question.user_id, False, answer)
        return QuestionsHere((one,), reader.member.pk if reader.member else 0, **given)

    def test_who_asked_chooses(self, asked, member):
        question, reply = asked

        found = state(reply, of(member), questions=self.here(question, of(member)))

        assert found.mark == QuestionMark(can_choose=True)
        assert found.answer_actions == (CHOOSE,)

    def test_and_takes_it_back(self, asked, member):
        question, reply = asked

        found = state(reply, of(member), questions=self.here(question, of(member), answer=reply.pk))

        assert found.mark == QuestionMark(is_answer=True, can_choose=True)
        assert found.answer_actions == (CHOOSE._replace(value="no"),)

    def test_others_see_the_mark_and_no_button(self, asked):
        question, reply = asked
        for reader in (STRANGER, of(UserFactory())):
            found = state(reply, reader, questions=self.here(question, reader, answer=reply.pk))
            assert (found.mark, found.answer_actions) == (QuestionMark(is_answer=True), ())

    def test_the_question_knows_its_answer_and_has_no_button_itself(self, asked, member):
        question, reply = asked

        found = state(question, of(member), questions=self.here(question, of(member), answer=reply.pk))

        assert found.mark == QuestionMark(is_question=True, answer_id=reply.pk)
        assert found.answer_actions == ()

    def test_a_question_that_is_nobodys_is_not_a_strangers(self, say, member):
        """A guest has no number, and a stranger has none."""
        question = say("Who has done it?")
        reply = say("I have.", by=member, to=question)

        assert not state(reply, STRANGER, questions=self.here(question, STRANGER)).mark.can_choose

    def test_who_chooses_all_cannot_choose_what_is_held(self, asked, moderator):
        question, reply = asked
        states.change_status(reply, Status.HELD)
        here = self.here(question, moderating(moderator), may_choose_all=True)

        assert not state(reply, moderating(moderator), questions=here).mark.can_choose
        assert not state(reply, moderating(moderator), questions=here).answer_actions
