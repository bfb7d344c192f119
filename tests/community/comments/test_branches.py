from community.comments.branches import OPEN_IN_A_BRANCH, OPEN_IN_A_THREAD, branches_of, is_put_away
from community.comments.mutes import Mutes
from community.comments.pages import page_of
from community.comments.reader import Reader


def rows_of(comment):
    return page_of(comment.conversation, Reader()).rows


def test_rows_become_the_tree_they_were_said_in(say):
    top = say("top")
    reply = say("reply", to=top)
    deep = say("deep", to=reply)
    other = say("other")

    first, second = branches_of(rows_of(top))

    assert [row.pk for row in first.rows()] == [top.pk, reply.pk, deep.pk]
    assert [row.pk for row in second.rows()] == [other.pk]
    assert (first.size, first.replies[0].size, second.size) == (3, 2, 1)


def test_replies_to_a_reply_fold_after_the_first_three(say):
    top = say("top")
    reply = say("reply", to=top)
    answers = [say(str(number), to=reply) for number in range(OPEN_IN_A_BRANCH + 3)]

    [thread] = branches_of(rows_of(top))

    assert [branch.row.pk for branch in thread.replies[0].folded] == [comment.pk for comment in answers[3:]]


def test_two_more_replies_are_not_worth_a_fold(say):
    top = say("top")
    reply = say("reply", to=top)
    for number in range(OPEN_IN_A_BRANCH + 2):
        say(str(number), to=reply)

    [thread] = branches_of(rows_of(top))

    assert thread.replies[0].folded == []


def test_a_fold_counts_what_is_below_as_well(say):
    top = say("top")
    reply = say("reply", to=top)
    last = [say(str(number), to=reply) for number in range(OPEN_IN_A_BRANCH + 1)][-1]
    deep = say("deep", to=last)
    deeper = say("deeper", to=deep)

    [thread] = branches_of(rows_of(top))

    assert [row.pk for branch in thread.replies[0].folded for row in branch.rows()] == [last.pk, deep.pk, deeper.pk]
    assert is_put_away(rows_of(top), deeper.pk, Mutes())
    assert not is_put_away(rows_of(top), reply.pk, Mutes())


def test_a_thread_shows_more_before_it_folds(say):
    top = say("top")
    for number in range(OPEN_IN_A_THREAD + 5):
        say(str(number), to=top)

    [thread] = branches_of(rows_of(top))

    assert len(thread.folded) == 5


def test_what_is_muted_is_put_away_with_all_below_it(say, member):
    top = say("top")
    reply = say("reply", by=member, to=top)
    deep = say("deep", to=reply)
    rows = rows_of(top)

    assert is_put_away(rows, deep.pk, Mutes(branches=frozenset({reply.pk})))
    assert is_put_away(rows, reply.pk, Mutes(people=frozenset({member.pk})))
    assert not is_put_away(rows, deep.pk, Mutes(people=frozenset({member.pk})))
