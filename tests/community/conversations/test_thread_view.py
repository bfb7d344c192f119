"""What a page of threads shows, before it is drawn: its parts, its folds, its lines for what is muted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments import states
from community.comments.models import Comment
from community.conversations.comment_tree import OPEN_REPLIES_IN_THREAD
from community.conversations.mutes import Mutes
from community.conversations.pagination import NO_LONGER_SHOWN, Page, get_page
from community.conversations.thread_view import ThreadContext, parts_of, thread_view
from tests.community.conversations.thread_contexts import (
    EXTRAS,
    LONG_AGO,
    STRANGER,
    context_of,
    moderating,
    of,
)
from tests.factories import UserFactory

Status = Comment.Status


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
