"""What a moderator approved is not held again for what was read then; an edit is judged by what it adds."""

import pytest

from community.comments.drafts import Draft
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.approved_text import approved_text
from community.moderation.decisions import decide
from community.moderation.models import Act
from community.posting.journey import edit, post
from community.spam.models import Judgement

pytestmark = pytest.mark.django_db

SHOPS = "We compared three: https://a.example.org, https://b.example.org and https://c.example.org before the sale."


def held_and_approved(thing, member, moderator, text: str = SHOPS) -> Comment:
    comment = post(Draft(target=thing, body=text, member=member)).comment
    assert comment.status == "held"
    decide(comment, Act.APPROVE, by=moderator)
    return comment


def change(comment: Comment, text: str) -> Judgement:
    edit(comment, text, instead_of=fingerprint(comment.comment))
    comment.refresh_from_db()
    return comment.judgements.latest("pk")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (SHOPS.replace("three", "a few"), "published"),
        (SHOPS.replace(" and https://c.example.org", ""), "published"),
        (f"{SHOPS} And https://d.example.org.", "held"),
        (f"{SHOPS} Ask d.example.org.", "held"),
        (f"{SHOPS} Buy viagra online, click here!", "spam"),
    ],
)
def test_an_edit_is_judged_by_what_it_adds(thing, member, moderator, text, status) -> None:
    comment = held_and_approved(thing, member, moderator)

    change(comment, text)

    assert comment.status == status


def test_the_desk_reads_what_was_read_before_in_one_line(thing, member, moderator) -> None:
    judgement = change(held_and_approved(thing, member, moderator), SHOPS.replace("three", "a few"))

    lines = {one.name: one for one in judgement.reasons}
    assert lines["approved"].weight < 0
    assert lines["approved"].explanation == (
        "A moderator has approved an earlier text of this comment, which counted as much."
    )
    assert judgement.score == round(sum(one.weight for one in judgement.reasons), 2)


def test_what_nobody_has_approved_is_judged_whole(thing, member, say) -> None:
    say("Kind words.", by=member)
    comment = post(Draft(target=thing, body="We compared three shops.", member=member)).comment
    assert comment.status == "published"

    change(comment, SHOPS)

    assert comment.status == "held"


def test_a_demoted_writer_waits_for_new_words_and_not_for_fewer(thing, member, moderator) -> None:
    comment = held_and_approved(thing, member, moderator)
    member.standing_limit = "new"
    member.save()

    change(comment, SHOPS.replace(" before the sale", ""))
    fewer = comment.status
    change(comment, SHOPS.replace("before", "after"))

    assert (fewer, comment.status) == ("published", "held")


def test_the_approved_text_is_the_one_that_was_there_at_the_decision(thing, member, moderator) -> None:
    comment = post(Draft(target=thing, body="First words.", member=member)).comment
    assert approved_text(comment) == ""
    change(comment, "Second words.")
    decide(comment, Act.APPROVE, by=moderator)
    assert approved_text(comment) == "Second words."

    change(comment, "Third words.")
    change(comment, "Fourth words.")

    assert approved_text(comment) == "Second words."


def test_a_removal_approves_nothing(thing, member, moderator, say) -> None:
    comment = say("Words.", by=member)
    decide(comment, Act.REMOVE, by=moderator, reason="off-topic")
    assert approved_text(comment) == ""

    decide(comment, Act.RESTORE, by=moderator)
    assert approved_text(comment) == "Words."


def test_what_the_first_verdict_kept_is_kept_by_the_edit(thing, member, moderator) -> None:
    judgement = change(held_and_approved(thing, member, moderator), SHOPS.replace("three", "a few"))

    assert judgement.verdict.circumstances.copies == 0
    assert judgement.gates == []
