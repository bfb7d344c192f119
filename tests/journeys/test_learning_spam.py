"""A moderator's clicks teach the filter; what was learned can be seen, taken back and learned again."""

import pytest
from django.core.management import call_command

from community.comments.models import Comment
from community.spam.learning.prior import prior_model
from community.spam.model_in_use import model_in_use
from community.spam.models import Example, TrainedModel
from tests.factories import CommentFactory, UserFactory
from tests.journeys.conftest import signed_in

PITCHES = [
    "Sourdough starters from Bakewell Brothers changed our breakfasts, look for Bakewell Brothers near you",
    "For breakfasts nothing is like Bakewell Brothers, their sourdough starters are near you as well",
]
SIMILAR = "Our breakfasts are better since we found the sourdough starters of Bakewell Brothers"
ORDINARY = "We read two books every evening, and the bath comes first"


@pytest.fixture
def known(member):
    """A member whose comments are published, so that only the words count."""
    for number in range(2):
        CommentFactory(member=member, body=f"Something kind, number {number}.")
    return member


def latest_judgement(body: str):
    return Comment.objects.filter(comment=body).latest("pk").judgements.first()


def test_two_clicks_change_the_next_verdict_on_a_similar_comment(article, known, moderator, decide, say, settings):
    settings.SPAM_LEARNING = "act"
    say(signed_in(known), article, SIMILAR)
    before = latest_judgement(SIMILAR)
    pitches = [CommentFactory(target=article, member=UserFactory(), body=pitch) for pitch in PITCHES]

    for pitch in pitches:
        decide(pitch, "spam")
    say(signed_in(known), article, f"{SIMILAR}!!")

    after = latest_judgement(f"{SIMILAR}!!")
    assert (before.outcome, before.model_version) == ("publish", 0)
    assert (after.outcome, after.model_version) == ("hold", 2)
    assert after.score > before.score + 0.5
    desk = signed_in(moderator).get(f"/cms/moderation/held/{after.comment_id}/").text
    assert "“bakewell”, from what moderators have decided.</th><td>+" in desk.replace("\n", "")


def test_in_shadow_the_desk_says_what_it_would_have_decided_and_nobody_waits_longer(
    article, known, moderator, decide, say, settings
):
    settings.SPAM_LEARNING = "shadow"
    for pitch in PITCHES:
        decide(CommentFactory(target=article, member=UserFactory(), body=pitch), "spam")

    say(signed_in(known), article, SIMILAR)

    judgement = latest_judgement(SIMILAR)
    assert (judgement.outcome, judgement.shadow_outcome) == ("publish", "hold")
    assert judgement.shadow_score > judgement.score


def test_do_not_learn_from_this_is_one_click(article, decide):
    pitch = CommentFactory(target=article, member=UserFactory(), body=PITCHES[0])

    decide(pitch, "spam", learn_nothing="on")

    assert not Example.objects.exists()
    assert not TrainedModel.objects.exists()


@pytest.mark.parametrize(
    ("act", "why", "taught"),
    [
        ("spam", {}, [True]),
        ("remove", {"reason": "advertising"}, [True]),
        ("remove", {"reason": "unkind"}, []),
        ("remove", {"reason": "off-topic"}, []),
    ],
)
def test_only_what_is_about_advertising_teaches(article, decide, act, why, taught):
    comment = CommentFactory(target=article, member=UserFactory(), body=PITCHES[0])

    decide(comment, act, **why)

    assert list(Example.objects.values_list("is_spam", flat=True)) == taught


def test_a_decision_that_is_reversed_is_replaced(article, decide):
    comment = CommentFactory(target=article, member=UserFactory(), body=PITCHES[0])

    decide(comment, "spam")
    decide(comment, "restore")

    example = Example.objects.get()
    assert (example.is_spam, example.comment, example.decision_id) == (False, comment, comment.decisions.first().pk)


def test_who_withdraws_takes_the_example_along_and_the_next_training_forgets_it(article, member, decide, settings):
    settings.SPAM_LEARNING = "act"
    comment = CommentFactory(target=article, member=member, body=PITCHES[0])
    decide(comment, "spam")
    decide(comment, "restore")
    assert model_in_use().model.text != prior_model().text

    signed_in(member).post(f"/comments/{comment.pk}/withdraw/")
    call_command("train_spam", verbosity=0)

    assert not Example.objects.exists()
    assert model_in_use().model.text == prior_model().text
    assert not any("bakewell" in str(row.content) for row in TrainedModel.objects.all())
