from community.conversations.comment_tree import (
    OPEN_REPLIES_IN_BRANCH,
    OPEN_REPLIES_IN_THREAD,
    build_tree,
    is_collapsed,
)
from community.conversations.mutes import Mutes
from community.conversations.pagination import get_page
from community.conversations.reader import Reader


def rows_of(comment):
    return get_page(comment.conversation, Reader()).rows


def test_rows_become_the_tree_they_were_said_in(say):
    top = say("top")
    reply = say("reply", to=top)
    deep = say("deep", to=reply)
    other = say("other")

    first, second = build_tree(rows_of(top))

    assert [row.pk for row in first.rows()] == [top.pk, reply.pk, deep.pk]
    assert [row.pk for row in second.rows()] == [other.pk]
    assert (first.size, first.replies[0].size, second.size) == (3, 2, 1)


def test_replies_to_a_reply_fold_after_the_first_three(say):
    top = say("top")
    reply = say("reply", to=top)
    answers = [say(str(number), to=reply) for number in range(OPEN_REPLIES_IN_BRANCH + 3)]

    [thread] = build_tree(rows_of(top))

    assert [branch.row.pk for branch in thread.replies[0].collapsed] == [comment.pk for comment in answers[3:]]


def test_two_more_replies_are_not_worth_a_fold(say):
    top = say("top")
    reply = say("reply", to=top)
    for number in range(OPEN_REPLIES_IN_BRANCH + 2):
        say(str(number), to=reply)

    [thread] = build_tree(rows_of(top))

    assert thread.replies[0].collapsed == ()


def test_a_fold_counts_what_is_below_as_well(say):
    top = say("top")
    reply = say("reply", to=top)
    last = [say(str(number), to=reply) for number in range(OPEN_REPLIES_IN_BRANCH + 1)][-1]
    deep = say("deep", to=last)
    deeper = say("deeper", to=deep)

    [thread] = build_tree(rows_of(top))

    assert [row.pk for branch in thread.replies[0].collapsed for row in branch.rows()] == [last.pk, deep.pk, deeper.pk]
    assert is_collapsed(rows_of(top), deeper.pk, Mutes())
    assert not is_collapsed(rows_of(top), reply.pk, Mutes())


def test_a_thread_shows_more_before_it_folds(say):
    top = say("top")
    for number in range(OPEN_REPLIES_IN_THREAD + 5):
        say(str(number), to=top)

    [thread] = build_tree(rows_of(top))

    assert len(thread.collapsed) == 5


def test_what_is_muted_is_put_away_with_all_below_it(say, member):
    top = say("top")
    reply = say("reply", by=member, to=top)
    deep = say("deep", to=reply)
    rows = rows_of(top)

    assert is_collapsed(rows, deep.pk, Mutes(branches=frozenset({reply.pk})))
    assert is_collapsed(rows, reply.pk, Mutes(people=frozenset({member.pk})))
    assert not is_collapsed(rows, deep.pk, Mutes(people=frozenset({member.pk})))
