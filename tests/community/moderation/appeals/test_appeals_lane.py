import pytest

from community.comments.models import Comment
from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.appeals.appeals_lane import AppealsLane
from community.moderation.decisions import decide
from community.moderation.desk.lane_list import waiting
from community.moderation.models import Act


def rows(by) -> list[tuple[str, str, bool]]:
    lane = AppealsLane()
    return [(row.name, row.why, row.is_own) for row in lane.rows(lane.ordered(lane.cases()), by=by)]


@pytest.fixture
def appeal(removal):
    return appeal_against(removal, "It was about myself.")


def test_an_appeal_waits_until_it_is_answered(appeal, moderator, second_moderator):
    assert rows(second_moderator) == [("Jonas M.", "removed by Priya Raman", False)]
    assert ("appeals", 1) in [(one.lane.name, one.count) for one in waiting().lanes]

    answer(appeal, overturn=False, words="No.", by=second_moderator)

    assert rows(second_moderator) == []
    assert AppealsLane().case(appeal.pk, by=moderator) is None


def test_ones_own_is_shown_and_marked(say, moderator, second_moderator):
    appeal_against(decide(say("w", by=moderator), Act.REMOVE, by=second_moderator, reason="unkind"), "Mine.")

    assert [own for _, _, own in rows(moderator)] == [True]
    assert [own for _, _, own in rows(second_moderator)] == [False]


def test_without_a_name_it_is_by_the_alias(appeal, second_moderator):
    Comment.objects.update(alias="Amber Fox")

    assert rows(second_moderator) == [("Amber Fox", "removed by Priya Raman", False)]
    assert AppealsLane().case(appeal.pk, by=second_moderator)["row"].name == "Amber Fox"


def test_the_first_decider_waits_while_there_is_somebody_else(appeal, moderator, second_moderator):
    case = AppealsLane().case(appeal.pk, by=moderator)
    other = AppealsLane().case(appeal.pk, by=second_moderator)

    assert (case["is_first_decider"], case["has_to_wait"]) == (True, True)
    assert (other["is_first_decider"], other["has_to_wait"]) == (False, False)


def test_none_is_decided_with_others_at_once(appeal, second_moderator):
    result = AppealsLane().act("approve", {appeal.pk: ""}, by=second_moderator, fields={})

    assert (result.done, list(result.refused)) == ([], [appeal.pk])
    assert AppealsLane().cases().count() == 1


def test_cases_that_are_answered_one_by_one_have_no_box_to_choose_them_by(signed_in, second_moderator, removal):
    appeal_against(removal, "It was kindly meant.")

    page = signed_in(second_moderator).get("/cms/moderation/appeals/").text

    assert ("It was kindly meant." in page, 'name="case"' in page, "data-bulk" in page) == (True, False, False)
