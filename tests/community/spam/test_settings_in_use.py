import pytest
from django.db import transaction

from community.members.standing import Standing
from community.spam.filter_settings import DEFAULT_SETTINGS, ListedSettings
from community.spam.judge import judge
from community.spam.learning.logistic_model import LogisticModel
from community.spam.models import Judgement, SettingsVersion
from community.spam.models.settings_version import SavedMeanwhile
from community.spam.settings_history import Change, changes, history
from community.spam.settings_in_use import compiled, settings_in_use
from community.spam.verdicts import Outcome

pytestmark = pytest.mark.django_db

EDITED = ListedSettings(banned=("miracle pram",), suspect=("prams",), ordinary_too=(), hold_at=0.5, reject_at=4.0)


def test_until_editors_change_something_a_site_judges_by_what_it_begins_with() -> None:
    assert settings_in_use() == DEFAULT_SETTINGS


def test_the_latest_version_judges_and_is_read_once(editor, django_assert_num_queries) -> None:
    SettingsVersion.objects.save_next(EDITED, after=0, by=editor)
    used = settings_in_use()

    assert (used.version, used.thresholds.hold, used.thresholds.reject) == (1, 0.5, 4.0)
    with django_assert_num_queries(1):
        assert settings_in_use() is used
    SettingsVersion.objects.save_next(EDITED._replace(hold_at=1.0), after=1, by=editor)
    assert (settings_in_use().version, settings_in_use().thresholds.hold) == (2, 1.0)


def test_two_editors_cannot_save_the_same_version(editor) -> None:
    SettingsVersion.objects.save_next(EDITED, after=0, by=editor)

    with pytest.raises(SavedMeanwhile), transaction.atomic():
        SettingsVersion.objects.save_next(EDITED, after=0, by=editor)
    assert SettingsVersion.objects.count() == 1


def test_a_verdict_keeps_the_thresholds_and_the_version_it_was_given_by(say, given, editor) -> None:
    used = compiled(EDITED, version=7)
    judgement = Judgement.objects.record(
        say("words"), judge("Miracle pram!", name="Rosa", circumstances=given(), settings=used)
    )
    SettingsVersion.objects.save_next(EDITED._replace(reject_at=9.0), after=0, by=editor)

    kept = Judgement.objects.get(pk=judgement.pk).verdict

    assert (kept.settings_version, kept.thresholds.hold, kept.thresholds.reject) == (7, 0.5, 4.0)


@pytest.mark.parametrize("standing", [Standing.ESTABLISHED, Standing.TRUSTED])
def test_one_word_of_the_editors_never_holds_a_known_writer(given, standing) -> None:
    settings = compiled(EDITED._replace(hold_at=0.0))

    def outcome(text: str) -> Outcome:
        return judge(text, name="", circumstances=given(standing), model=LogisticModel(), settings=settings).outcome

    assert outcome("We had two prams") is Outcome.PUBLISH
    assert outcome("Cheap prams for sale") is Outcome.HOLD


@pytest.mark.parametrize(
    ("word", "text", "is_found"),
    [
        ("a.*", "a.* b", True),
        ("pr.ms", "prams", False),
        ("pr.ms", "pr.ms", True),
        ("(prams", "two (prams", True),
        ("prams|naps", "naps", False),
        ("PRAMS", "prams", True),
    ],
)
def test_words_are_found_as_they_stand(word, text, is_found) -> None:
    lists = compiled(EDITED._replace(suspect=(word,))).lists

    assert bool(lists.suspect.search(text)) is is_found


def test_history_says_what_each_version_changed(editor) -> None:
    SettingsVersion.objects.save_next(ListedSettings()._replace(suspect=("prams",)), after=0, by=editor)
    SettingsVersion.objects.save_next(ListedSettings(suspect=("naps", "prams"), hold_at=0.5), after=1, by=editor)

    second, first = history()

    assert (second.version.number, second.is_latest, first.is_latest) == (2, True, False)
    assert second.changes == (Change("Suspect words", ("naps",)), Change("Hold from", ("0.50",), ("0.00",)))
    assert first.changes[0].added == ("prams",)
    assert "viagra" in first.changes[0].removed


def test_the_same_in_another_order_is_no_change() -> None:
    assert list(changes(EDITED, EDITED)) == []
    assert list(changes(ListedSettings(suspect=("a b", "c d")), ListedSettings(suspect=("c d", "a b")))) == []
