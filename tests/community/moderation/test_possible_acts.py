"""What can be done to a comment of each status, and which rows of the log say nothing about its status."""

import pytest

from community.comments.models import Comment
from community.comments.states import TRANSITIONS
from community.moderation.models import (
    ACTS_ON_CONVERSATIONS,
    ACTS_ON_DETAILS,
    ACTS_ON_DISCUSSIONS,
    ACTS_ON_QUESTIONS,
    Act,
    AppealAct,
    Decision,
    SanctionAct,
    StandingAct,
)
from community.moderation.models.decision import ALL_ACTS
from community.moderation.possible_acts import (
    ACTS_ABOUT_AUTHORS,
    NO_DECISIONS,
    POSSIBLE_ACTS,
    STATUS_AFTER,
    statuses_before,
)
from community.moderation.undo_decisions import UNDOABLE

Status = Comment.Status


@pytest.mark.parametrize(
    ("act", "statuses"),
    [
        (Act.APPROVE, {"held", "unconfirmed"}),
        (Act.SPAM, {"held", "unconfirmed", "published"}),
        (Act.REMOVE, {"held", "published"}),
        (Act.RESTORE, {"spam", "removed"}),
        (Act.KEEP, {"published"}),
        (Act.UNDO, set()),
        (Act.EDIT, set()),
        (Act.HIDE, set()),
    ],
)
def test_from_which_statuses_an_act_is_possible(act, statuses):
    assert statuses_before(act) == statuses


@pytest.mark.parametrize("status", Status.values)
def test_every_act_that_is_offered_leads_somewhere_the_comment_may_go(status):
    for act in POSSIBLE_ACTS.get(Status(status), ()):
        after = STATUS_AFTER[act]
        assert (after in TRANSITIONS[status]) != (act == Act.KEEP and after == status)


def test_nothing_can_be_done_to_what_its_author_took_back():
    assert Status.WITHDRAWN not in POSSIBLE_ACTS
    assert POSSIBLE_ACTS.keys() | {Status.WITHDRAWN} == set(Status)


def test_what_can_be_done_can_be_undone_and_the_other_way_round():
    offered = {act for acts in POSSIBLE_ACTS.values() for act in acts}

    assert offered == STATUS_AFTER.keys() == UNDOABLE


def test_every_act_of_the_log_decides_or_is_among_those_that_do_not():
    """An act of a new room needs a place: else it hides the decision before it, or is hidden itself."""
    every = {value for value, _ in ALL_ACTS}
    decides = {"confirm", "approve", "spam", "remove", "restore", "keep", "replay", "undo", "edit", "withdraw", "hide"}

    assert every - {str(act) for act in NO_DECISIONS} == decides


def test_acts_that_decide_nothing_are_of_authors_questions_and_discussions():
    assert set(ACTS_ABOUT_AUTHORS) == {*StandingAct, *SanctionAct, *AppealAct, Act.REVEAL}
    here = {*ACTS_ON_QUESTIONS, *ACTS_ON_DISCUSSIONS, *ACTS_ON_DETAILS, *ACTS_ON_CONVERSATIONS}
    assert set(NO_DECISIONS) == {*ACTS_ABOUT_AUTHORS, *here}
    assert len(NO_DECISIONS) == len(set(NO_DECISIONS))
    assert not set(NO_DECISIONS) & UNDOABLE


def test_no_two_acts_are_written_alike_and_each_fits_its_column():
    values = [value for value, _ in ALL_ACTS]

    assert len(values) == len(set(values))
    assert max(len(value) for value in values) <= Decision._meta.get_field("act").max_length
