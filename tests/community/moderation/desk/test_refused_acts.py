"""What is refused at the desk changes nothing and says why, with the script and without."""

import pytest
from django.contrib.messages import get_messages

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.desk.act_views import what_is_as_before
from community.moderation.desk.comment_acts import what_was_done
from community.moderation.models import Act, Decision
from tests.community.moderation.desk.conftest import FETCH, status_of

NOT_HERE = "Nothing was changed: that isn’t done in this list."
NOTHING_CHOSEN = "Nothing was changed: please choose at least one comment."


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize("act", ["", "restore", "keep", "undo", "edit", "APPROVE", "approve ", "\0", "delete"])
def test_an_act_that_a_lane_does_not_have_says_so(desk, hold, act):
    case = hold()
    sent = {"act": act, "case": f"{case.pk}."}

    answer = desk.post("/cms/moderation/held/act/", sent, **FETCH)

    assert (answer.status_code, answer.json()["message"]) == (422, NOT_HERE)
    assert answer.json()["refused"] == {str(case.pk): NOT_HERE}
    assert said(desk.post("/cms/moderation/held/act/", sent)) == [NOT_HERE]
    assert (status_of(case), Decision.objects.count()) == ("held", 0)


@pytest.mark.parametrize(
    ("lane", "name"), [("spam", "approve"), ("removed", "spam"), ("unconfirmed", "remove"), ("again", "approve")]
)
def test_no_lane_does_what_belongs_to_another(act, say, lane, name):
    status = "published" if lane == "again" else lane
    comment = say("words", status=status)

    assert act(name, comment, lane=lane, reason="unkind")["message"] == NOT_HERE
    assert status_of(comment) == status


def test_nothing_chosen_is_said_without_the_script_too(desk):
    answer = desk.post("/cms/moderation/held/act/", {"act": "approve"})

    assert (answer.url, said(answer)) == ("/cms/moderation/held/", [NOTHING_CHOSEN])


@pytest.mark.parametrize(("count", "status"), [(100, 200), (101, 422)])
def test_a_hundred_are_the_most(desk, db, count, status):
    sent = {"act": "approve", "case": [f"{number}." for number in range(1, count + 1)]}

    answer = desk.post("/cms/moderation/held/act/", sent, **FETCH)

    assert (answer.status_code, answer.json()["done"]) == (status, [])
    assert len(answer.json()["refused"]) == count


def test_the_same_case_twice_is_decided_once(act, hold):
    case = hold()

    assert act("approve", case, case)["done"] == [case.pk]
    assert Decision.objects.count() == 1


def test_of_what_is_gone_the_moderator_hears(desk, hold):
    case = hold()
    key = str(case.pk)
    case.delete()

    answer = desk.post("/cms/moderation/held/act/", {"act": "approve", "case": f"{key}."}, **FETCH).json()

    assert answer["refused"] == {key: "A comment was withdrawn meanwhile."}
    assert (answer["message"], answer["decisions"]) == ("", [])


def test_of_two_moderators_the_second_hears_of_the_first(act, sign_in, hold, other_moderator):
    case = hold()
    act("approve", case)

    answer = act("approve", case, by=sign_in(other_moderator))

    assert answer["refused"] == {str(case.pk): "The comment by Ann Lee was already approved by Priya Raman."}
    assert Decision.objects.count() == 1


def test_another_moderator_may_undo_and_the_bar_of_the_first_is_refused(act, desk, sign_in, hold, other_moderator):
    case = hold()
    sent = {"decision": act("approve", case)["decisions"]}

    assert sign_in(other_moderator).post("/cms/moderation/undo/", sent, **FETCH).json()["done"] == [case.pk]
    answer = desk.post("/cms/moderation/undo/", sent, **FETCH).json()

    assert (answer["done"], list(answer["refused"])) == ([], [str(case.pk)])
    assert "put back as it was by Tobias Wendt since" in answer["refused"][str(case.pk)]
    assert status_of(case) == "held"


@pytest.mark.parametrize("key", ["", "0", "-1", "abc", "99999999999", "\0"])
def test_an_undo_of_no_row_changes_nothing(desk, hold, key):
    hold()

    answer = desk.post("/cms/moderation/undo/", {"decision": key}, **FETCH)

    assert (answer.status_code, answer.json()["done"], answer.json()["refused"]) == (200, [], {})


def test_reason_and_note_of_an_act_that_asks_for_none_are_not_kept(act, hold):
    act("spam", hold(), reason="unkind", note="Not asked.")

    assert list(Decision.objects.values_list("reason", "note")) == [("", "")]


@pytest.mark.parametrize("note", ["n" * 301, "\0"])
def test_a_note_that_cannot_be_kept_removes_nothing(act, hold, note):
    case = hold()

    answer = act("remove", case, reason="unkind", note=note)

    assert (answer["done"], answer["message"] != "") == ([], True)
    assert status_of(case) == "held"


@pytest.mark.parametrize("following", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "desk", ""])
def test_one_is_led_to_no_other_site(desk, hold, following):
    case = hold("words")
    sent = {"act": "spam", "case": f"{case.pk}.{fingerprint('words')}", "next": following, "writer": "Ann"}

    assert desk.post("/cms/moderation/held/act/", sent).url == "/cms/moderation/held/?writer=Ann"
    assert desk.post("/cms/moderation/undo/", {"next": following}).url == "/cms/moderation/"


@pytest.mark.parametrize(
    ("count", "done", "undone"),
    [
        (0, "", ""),
        (1, "The comment by Ann Lee is approved.", "The comment by Ann Lee is waiting for a moderator again."),
        (2, "2 comments are approved.", "2 comments are as before."),
    ],
)
def test_one_is_named_and_several_are_counted(say, count, done, undone):
    comments = [say(f"words {number}", status="held") for number in range(count)]

    assert what_was_done(comments, Act.APPROVE) == done
    assert what_is_as_before(comments) == undone


def test_the_message_names_the_alias_and_never_its_member(act, desk, hold, member):
    case = hold("words", by=member, alias="Quiet Heron")

    answer = act("approve", case)
    undone = desk.post("/cms/moderation/undo/", {"decision": answer["decisions"]}, **FETCH).json()

    assert answer["message"] == "The comment by Quiet Heron is approved."
    assert undone["message"] == "The comment by Quiet Heron is waiting for a moderator again."
    assert Comment.objects.get().alias == "Quiet Heron"
