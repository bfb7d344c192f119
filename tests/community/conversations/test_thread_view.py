"""What a page of threads shows to each kind of reader, before it is drawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments import states
from community.comments.models import Comment
from community.comments.questions import AskedQuestion
from community.conversations.comment_tree import OPEN_REPLIES_IN_THREAD, row_of
from community.conversations.extras import Action, ConversationExtras
from community.conversations.mutes import Mutes
from community.conversations.pagination import NO_LONGER_SHOWN, Page, get_page, public_names
from community.conversations.question_marks import NO_MARK, QuestionMark, QuestionsHere
from community.conversations.reader import Reader
from community.conversations.thread_view import ThreadContext, parts_of, state_of, thread_view
from community.members.models import User
from tests.factories import UserFactory

Status = Comment.Status
STRANGER = Reader()
LONG_AGO = timezone.now() - timedelta(days=365)
OWN, THEIRS, CHOOSE = (
    Action("/own/", "Edit", "Edit it"),
    Action("/mod/", "Remove", "Remove it"),
    Action("/a/", "A", "A"),
)
#: Every comment gets a moderator's action, an author's and one of who asked, wherever these are asked for.
EXTRAS = ConversationExtras(
    write_url="/write/",
    report_url=lambda pk: f"/report/{pk}/",
    author_actions=lambda row, now: (OWN,),
    moderator_actions=lambda row, now: (THEIRS,),
    answer_actions=lambda row, is_answer: (CHOOSE._replace(value="no" if is_answer else "yes"),),
    hold_reasons=lambda keys: dict.fromkeys(keys, "A moderator reads it first."),
)


def context_of(*comments: Comment, reader: Reader = STRANGER, **given) -> ThreadContext:
    """Of a page with these comments and no others, in this order."""
    rows = [row_of(comment) for comment in comments]
    page = Page(rows, public_names(rows))
    return ThreadContext(page, reader, given.pop("authors", set()), given.pop("extras", EXTRAS), **given)


def state(comment: Comment, reader: Reader = STRANGER, **given):
    context = context_of(comment, reader=reader, **given)
    return state_of(context, context.page.rows[0])


def of(member: User) -> Reader:
    return Reader(member=member)


def moderating(member: User) -> Reader:
    return Reader(member=member, moderates=True)


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


class TestParts:
    """A page may begin in the middle of a thread."""

    @pytest.fixture
    def chain(self, say, member, other_member):
        top = say("top", by=member)
        reply = say("reply", by=other_member, to=top)
        return top, reply, say("deep", by=member, to=reply), say("other", by=other_member)

    def parts(self, *comments, open_branches=(), **given):
        return list(parts_of(context_of(*comments, **given), set(open_branches)))

    def test_a_whole_page_is_one_part(self, chain):
        [part] = self.parts(*chain)

        assert [node.pk for node in part.nodes] == [chain[0].pk, chain[3].pk]
        assert part[1:] == (0, "", "", "", False)

    def test_a_page_without_comments_has_none(self, db):
        assert list(parts_of(ThreadContext(Page([], {}), STRANGER, set()), set())) == []

    def test_what_continues_a_thread_says_under_whom_with_the_way_there(self, chain):
        top, reply, deep, other = chain

        first, second = self.parts(deep, other, query="?sort=newest")

        assert [node.pk for node in first.nodes] == [deep.pk]
        assert (first.level, first.parent_name, first.muted_name, first.is_open) == (2, "Beatriz Nogueira", "", False)
        assert first.parent_url == f"/comments/{reply.pk}/?sort=newest"
        assert ([node.pk for node in second.nodes], second.level, second.parent_name) == ([other.pk], 0, "")

    def test_it_is_open_when_the_address_names_what_is_in_it(self, chain):
        top, reply, deep, other = chain

        assert self.parts(deep, open_branches=[top.pk, reply.pk, deep.pk])[0].is_open
        assert not self.parts(deep, open_branches=[top.pk, reply.pk])[0].is_open

    def test_of_several_muted_branches_the_outermost_is_named(self, chain):
        top, reply, deep, _ = chain

        def named(*muted):
            mutes = Mutes(branches=frozenset(comment.pk for comment in muted))
            return self.parts(deep, mutes=mutes)[0].muted_name

        assert (named(reply, top), named(top), named(reply)) == ("Jonas M.", "Jonas M.", "Beatriz Nogueira")
        assert named(deep) == ""  # that has a line of its own

    def test_a_removed_parent_is_not_named_but_found_while_published_replies_stand_below_it(self, chain):
        top, reply, deep, _ = chain
        states.change_status(reply, Status.REMOVED)

        [part] = self.parts(deep)

        assert (part.parent_name, part.parent_url) == (NO_LONGER_SHOWN, f"/comments/{reply.pk}/")

    def test_there_is_no_way_to_a_removed_parent_of_what_is_held(self, chain, moderator):
        top, reply, deep, _ = chain
        states.change_status(deep, Status.HELD)
        states.change_status(reply, Status.REMOVED)

        [part] = self.parts(deep, reader=moderating(moderator))

        assert (part.parent_name, part.parent_url) == (NO_LONGER_SHOWN, "")


class TestFolds:
    """Replies behind "more replies" open for what this reader came for."""

    @pytest.fixture
    def long(self, say, member, other_member):
        """A thread with three replies more than are shown; the last is the other member's and is answered."""
        top = say("top", by=member)
        replies = [say(f"{number}", by=member, to=top) for number in range(OPEN_REPLIES_IN_THREAD + 2)]
        replies.append(say("last", by=other_member, to=top))
        return top, replies, say("below", by=other_member, to=replies[-1])

    def fold(self, top, reader=STRANGER, **given):
        context = ThreadContext(get_page(top.conversation, reader), reader, set(), EXTRAS, **given)
        [(pk, fold)] = thread_view(context).folds
        assert pk == top.pk
        return fold

    def test_a_stranger_finds_it_shut_with_the_names(self, long):
        fold = self.fold(long[0])

        assert (fold.is_open, fold.new_count, fold.names) == (False, 0, "Jonas M. and Beatriz Nogueira")

    def test_the_comment_that_the_address_names_opens_it_however_deep(self, long):
        top, replies, below = long

        assert self.fold(top, open_id=below.pk).is_open
        assert self.fold(top, open_id=replies[-1].pk).is_open
        assert not self.fold(top, open_id=replies[0].pk).is_open
        assert not self.fold(top, open_id=below.pk + 1000).is_open

    def test_what_is_new_opens_it_and_is_counted(self, long, member, other_member):
        top, replies, below = long

        for_member = self.fold(top, of(member), new_since=LONG_AGO)
        for_other = self.fold(top, of(other_member), new_since=replies[OPEN_REPLIES_IN_THREAD - 1].published_at)

        assert (for_member.is_open, for_member.new_count) == (True, 2)
        assert (for_other.is_open, for_other.new_count) == (True, 2)
        assert not self.fold(top, of(member), new_since=below.published_at).is_open

    def test_new_replies_that_are_shown_anyway_leave_it_shut(self, long, other_member):
        top, replies, _ = long
        Comment.objects.filter(pk__gt=replies[0].pk).update(published_at=LONG_AGO)

        fold = self.fold(top, of(other_member), new_since=LONG_AGO + timedelta(days=1))

        assert (fold.is_open, fold.new_count) == (False, 0)

    def test_ones_own_that_waits_opens_it_for_its_author_alone(self, long, say, moderator):
        top, replies, _ = long
        writer = UserFactory()
        say("waits", by=writer, to=replies[-1], status="held")

        assert self.fold(top, of(writer)).is_open
        assert not self.fold(top, moderating(moderator)).is_open
        assert not self.fold(top).is_open


class TestThePage:
    def test_who_reads_alike_gets_the_same_view(self, say, member):
        """What was drawn is kept by it."""
        top = say("top", by=member)
        say("reply", to=top)
        now = timezone.localtime()

        def view(reader):
            page = get_page(top.conversation, reader)
            return thread_view(ThreadContext(page, reader, {member.pk}, EXTRAS, now=now))

        assert hash(view(of(UserFactory()))) == hash(view(of(UserFactory())))
        assert view(of(UserFactory())) == view(of(UserFactory()))
        assert len({view(STRANGER), view(of(UserFactory())), view(of(member))}) == 3

    def test_nobody_replies_where_it_is_closed(self, say, member):
        comment = say("words", by=member)

        assert context_of(comment).page_context.write_url == "/write/"
        assert context_of(comment, is_open=False).page_context.write_url == ""

    def test_content_notes_are_open_for_who_wants_them_so(self, say, member, other_member):
        comment = say("words", by=member)
        other_member.opens_content_notes = True

        assert context_of(comment, reader=of(other_member)).page_context.opens_notes is True
        assert context_of(comment, reader=of(member)).page_context.opens_notes is False
        assert context_of(comment).page_context.opens_notes is False

    @pytest.mark.parametrize("number", [1, 12])
    def test_it_asks_the_database_nothing(self, say, member, moderator, django_assert_num_queries, number):
        top = say("top", by=member)
        for place in range(number):
            say(f"{place}", by=moderator, to=top, status="held" if place % 2 else "published")
        reader = moderating(moderator)
        page = get_page(top.conversation, reader)

        with django_assert_num_queries(0):
            view = thread_view(ThreadContext(page, reader, {member.pk}, EXTRAS, new_since=LONG_AGO))

        assert len(view.states) == number + 1

    def test_each_state_is_that_of_the_row_in_its_place(self, say, member, other_member):
        comments = [say("mine", by=member), say("theirs", by=other_member), say("mine too", by=member)]
        page = get_page(comments[0].conversation, of(member))

        view = thread_view(ThreadContext(page, of(member), set(), EXTRAS))

        assert [row.pk for row in view.rows] == [comment.pk for comment in comments]
        assert [one.is_own for one in view.states] == [True, False, True]

    def test_a_muted_comment_has_its_line_and_is_open_when_it_is_asked_for(self, say, member, other_member):
        top = say("top", by=member)
        reply = say("reply", by=other_member, to=top)
        reader, mutes = of(UserFactory()), Mutes(people=frozenset({member.pk}), branches=frozenset({reply.pk}))

        def lines(open_id=None):
            page = get_page(top.conversation, reader)
            return dict(thread_view(ThreadContext(page, reader, set(), EXTRAS, mutes=mutes, open_id=open_id)).muted)

        assert lines() == {top.pk: (False, "Jonas M.", False), reply.pk: (True, "Beatriz Nogueira", False)}
        assert [line.is_open for line in lines(open_id=reply.pk).values()] == [False, True]
        assert [line.is_open for line in lines(open_id=top.pk).values()] == [True, False]
