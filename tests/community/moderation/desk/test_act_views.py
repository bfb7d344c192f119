"""What is posted at the desk."""

import re

import pytest

from community.comments import editing
from community.comments.models import Comment
from community.moderation.models import Decision
from tests.community.moderation.desk.conftest import FETCH, status_of


def test_one_act_does_it_to_all_that_are_chosen(act, hold, moderator):
    held = [hold(f"held {number}", gates=()) for number in range(3)]

    answer = act("spam", *held)

    assert answer["done"] == [comment.pk for comment in held]
    assert (answer["message"], answer["refused"]) == ("3 comments are marked as spam.", {})
    assert (answer["counts"]["held"], answer["counts"]["spam"]) == (0, 3)
    rows = Decision.objects.order_by("pk").values_list("comment", "act", "actor")
    assert list(rows) == [(comment.pk, "spam", moderator.pk) for comment in held]


def test_the_rest_is_done_and_those_decided_meanwhile_are_named(act, sign_in, hold, other_moderator):
    first, taken = hold("first"), hold("taken")
    act("spam", taken, by=sign_in(other_moderator))

    answer = act("approve", first, taken)

    assert answer["done"] == [first.pk]
    assert answer["refused"] == {str(taken.pk): "The comment by Ann Lee was already marked as spam by Tobias Wendt."}
    assert (status_of(first), status_of(taken)) == ("published", "spam")


def test_ones_own_stays_also_among_many(act, hold, moderator):
    first, own = hold("first"), hold("mine", by=moderator)

    answer = act("approve", first, own)

    assert answer["done"] == [first.pk]
    assert answer["refused"] == {str(own.pk): "You wrote this comment, so another moderator decides about it."}
    assert status_of(own) == "held"


def test_words_changed_since_they_were_read_are_not_published(act, hold):
    case = hold("harmless words")
    editing.edit_comment(case, "other words", instead_of=editing.fingerprint("harmless words"))
    case.comment = "harmless words"

    answer = act("approve", case)

    why = "Ann Lee has changed the words since you read them. Please read them again."
    assert answer["refused"] == {str(case.pk): why}
    assert status_of(case) == "held"


def test_removing_asks_for_a_reason_and_keeps_it(act, hold):
    case = hold("unkind words")

    assert act("remove", case)["message"] == "This field is required."
    assert act("remove", case, reason="other")["message"] == "Please say which reason."
    assert status_of(case) == "held"
    act("remove", case, reason="unkind", note="Argue with the point.")

    assert list(Decision.objects.values_list("reason", "note")) == [("unkind", "Argue with the point.")]


def test_nothing_and_too_many_are_refused(act, desk, hold):
    assert act("approve")["message"] == "Nothing was changed: please choose at least one comment."
    cases = [f"{number}." for number in range(1, 102)]
    sent = {"act": "approve", "case": cases}

    answer = desk.post("/cms/moderation/held/act/", sent, **FETCH)

    assert (answer.status_code, answer.json()["message"]) == (422, "Nothing was changed: 100 at once are the most.")


def test_an_act_of_another_lane_changes_nothing(act, hold):
    case = hold()

    assert act("restore", case)["done"] == []
    assert status_of(case) == "held"


@pytest.mark.parametrize("case", ["", "abc", "99999999999.x", "\x00", "7"])
def test_keys_that_are_none_change_nothing(desk, hold, case):
    hold()

    assert desk.post("/cms/moderation/held/act/", {"act": "approve", "case": case}, **FETCH).json()["done"] == []


def test_without_the_script_one_is_led_on_and_sees_the_bar(desk, hold):
    case, after = hold("first"), hold("second", gates=())
    page = desk.get(f"/cms/moderation/held/{case.pk}/").text
    next_page = re.search(r'name="next" value="([^"]+#case)"', page)[1]
    assert next_page == f"/cms/moderation/held/{after.pk}/#case"

    sent = {"act": "approve", "case": f"{case.pk}.{editing.fingerprint('first')}", "next": next_page}
    led = desk.post("/cms/moderation/held/act/", sent)

    assert led.url == next_page
    page = desk.get(led.url).text
    decision = Decision.objects.get()
    assert "The comment by Ann Lee is approved." in page
    assert f'name="decision" value="{decision.pk}"' in page


def test_undo_puts_it_back_and_says_so(act, desk, hold):
    case = hold("words")
    decisions = act("approve", case)["decisions"]

    page = desk.post("/cms/moderation/undo/", {"decision": decisions}, follow=True).text

    assert "The comment by Ann Lee is waiting for a moderator again." in page
    assert "is approved." not in page
    assert status_of(case) == "held"


def test_many_are_undone_at_once_for_the_script(act, desk, hold):
    held = [hold(f"held {number}", gates=()) for number in range(3)]
    decisions = act("spam", *held)["decisions"]

    answer = desk.post("/cms/moderation/undo/", {"decision": decisions}, **FETCH).json()

    assert sorted(answer["done"]) == [comment.pk for comment in held]
    assert answer["message"] == "3 comments are as before."
    assert set(Comment.objects.values_list("status", flat=True)) == {"held"}


def test_from_the_log_only_the_latest_decision_about_a_comment_can_be_undone(act, desk, say, hold):
    case = hold("words")
    act("approve", case)
    first = Decision.objects.get()
    assert f'name="decision" value="{first.pk}"' in desk.get("/cms/review/log/").text

    act("undo", case)
    desk.post("/cms/moderation/undo/", {"decision": first.pk, "next": "/cms/review/log/"})

    log = desk.get("/cms/review/log/").text
    assert 'name="decision"' not in log
    assert "put back as it was" in log


@pytest.mark.parametrize("path", ["held/act/", "undo/", "held/1/claim/"])
def test_nothing_is_changed_by_a_link_or_by_others(desk, sign_in, author, path):
    assert desk.get(f"/cms/moderation/{path}").status_code == 405
    assert sign_in(author).post(f"/cms/moderation/{path}").status_code in (302, 403)
