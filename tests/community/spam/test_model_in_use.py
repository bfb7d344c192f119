from datetime import UTC, datetime

import pytest

from community.spam.examples import learn_from
from community.spam.filter_settings import DEFAULT_SETTINGS, ListedSettings
from community.spam.folding import fold
from community.spam.learning.prior import prior_model
from community.spam.model_in_use import model_in_use
from community.spam.models import SettingsVersion, TrainedModel

pytestmark = pytest.mark.django_db


@pytest.fixture
def learned(say) -> int:
    learn_from(say("Cheap loans, ask me today"), is_spam=True, moderator=None, decision_id=None)
    return fold().version


def test_before_anything_was_learned_the_first_model_judges(settings) -> None:
    settings.SPAM_LEARNING = "act"

    assert model_in_use() == (prior_model(), None, DEFAULT_SETTINGS)


@pytest.mark.parametrize(("mode", "acting", "watching"), [("off", 0, None), ("shadow", 0, 1), ("act", 1, None)])
def test_what_is_learned_watches_first_and_acts_when_the_operator_says_so(learned, settings, mode, acting, watching):
    settings.SPAM_LEARNING = mode

    used = model_in_use()

    assert used.model.version == acting
    assert (used.shadow.version if used.shadow else None) == watching


def test_a_model_is_read_once(learned, settings, django_assert_num_queries) -> None:
    settings.SPAM_LEARNING = "act"
    model_in_use()

    with django_assert_num_queries(1):
        model_in_use()


def test_a_model_that_cannot_be_read_does_not_judge_and_the_operator_reads_why(learned, settings, caplog) -> None:
    settings.SPAM_LEARNING = "act"
    TrainedModel.objects.update(content="{}", created_at=datetime(2026, 3, 1, tzinfo=UTC))

    assert model_in_use() == (prior_model(), None, DEFAULT_SETTINGS)
    assert "model 1: The stored model cannot be read" in caplog.text
    assert "manage.py train_spam" in caplog.text


@pytest.mark.parametrize("mode", ["off", "shadow", "act"])
def test_the_editors_latest_words_judge_whether_it_learns_or_not(learned, settings, editor, mode) -> None:
    settings.SPAM_LEARNING = mode
    for number in (0, 1):
        SettingsVersion.objects.save_next(ListedSettings(hold_at=number + 0.5), after=number, by=editor)

    used = model_in_use()

    assert (used.settings.version, used.settings.thresholds.hold) == (2, 1.5)
