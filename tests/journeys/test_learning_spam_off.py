"""Learning that is switched off, and decisions that shall teach nothing after all."""

import pytest

from community.comments.models import Comment
from community.spam.model_in_use import model_in_use
from community.spam.models import Example, TrainedModel
from tests.factories import CommentFactory, UserFactory
from tests.journeys.conftest import signed_in

PITCHES = [
    "Sourdough starters from Bakewell Brothers changed our breakfasts, look for Bakewell Brothers near you",
    "For breakfasts nothing is like Bakewell Brothers, their sourdough starters are near you as well",
]
SIMILAR = "Our breakfasts are better since we found the sourdough starters of Bakewell Brothers"


@pytest.fixture
def known(member):
    for number in range(2):
        CommentFactory(member=member, body=f"Something kind, number {number}.")
    return member


def test_off_the_filter_judges_as_on_its_first_day_and_what_was_decided_counts_once_it_is_on(
    article, known, decide, say, settings
):
    settings.SPAM_LEARNING = "off"
    for pitch in PITCHES:
        decide(CommentFactory(target=article, member=UserFactory(), body=pitch), "spam")

    say(signed_in(known), article, SIMILAR)
    off = Comment.objects.get(comment=SIMILAR).judgements.get()
    settings.SPAM_LEARNING = "act"
    say(signed_in(known), article, f"{SIMILAR}!!")
    on = Comment.objects.get(comment=f"{SIMILAR}!!").judgements.get()

    assert (off.outcome, off.model_version, off.shadow_outcome, off.shadow_score) == ("publish", 0, "", None)
    assert (on.outcome, on.model_version, on.shadow_outcome, on.shadow_score) == ("hold", 2, "", None)
    assert Example.objects.count() == 2


def test_off_the_database_is_only_asked_for_the_editors_words(db, settings, django_assert_num_queries):
    settings.SPAM_LEARNING = "off"

    with django_assert_num_queries(1):
        assert model_in_use().model.version == 0


def test_the_later_decision_can_take_back_what_the_first_one_taught(article, decide):
    comment = CommentFactory(target=article, member=UserFactory(), body=PITCHES[0])
    decide(comment, "spam")
    assert Example.objects.get().is_spam

    decide(comment, "restore", learn_nothing="on")

    assert not Example.objects.exists()
    assert TrainedModel.objects.count() == 1  # forgotten when it is next trained from scratch


def test_a_removal_that_says_nothing_about_advertising_leaves_what_was_taught(article, decide):
    comment = CommentFactory(target=article, member=UserFactory(), body="We read two books every evening")
    decide(comment, "spam")
    decide(comment, "restore")

    decide(comment, "remove", reason="unkind")

    assert [one.is_spam for one in Example.objects.all()] == [False]
