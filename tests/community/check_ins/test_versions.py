"""What is asked is kept whenever it changes; a question in better words keeps its key."""

import pytest
from django.db.models import ProtectedError

from community.check_ins.answering import keep_round
from community.check_ins.models import CheckIn
from tests.check_in_themes import care, question, theme, work
from tests.factories import CheckInFactory


def republish(check_in: CheckIn, **fields: object) -> CheckIn:
    for name, value in fields.items():
        setattr(check_in, name, value)
    check_in.full_clean()
    check_in.save_revision().publish()
    return CheckIn.objects.get(pk=check_in.pk)


def keys(check_in: CheckIn) -> list[list[str]]:
    return [[found.key for found in version.questionnaire.questions] for version in check_in.versions.all()]


def test_publishing_keeps_the_first_version(check_in):
    assert keys(check_in) == [["pride", "evenings", "free", "there", "first", "sentence"]]


def test_another_title_is_no_other_version(check_in):
    check_in = republish(check_in, title="Care and work")

    assert [version.number for version in check_in.versions.all()] == [1]


def test_better_words_make_a_version_with_the_same_key(check_in):
    check_in = republish(check_in, themes=[theme("Work", question("pride", words="How proud were you?"))])

    assert keys(check_in)[1] == ["pride"]
    assert [version.questionnaire.themes[0].questions[0].words for version in check_in.versions.all()] == [
        "How is pride?",
        "How proud were you?",
    ]


def test_a_question_that_asks_something_else_gets_another_key_once(check_in):
    check_in = republish(
        check_in,
        themes=[theme("Work", question("pride", words="How rich?", asks_something_else=True), question("evenings"))],
    )
    [new, same] = keys(check_in)[1]
    assert new != "pride"
    assert same == "evenings"

    check_in = republish(check_in, title="Once more")

    assert keys(check_in)[-1] == [new, "evenings"]
    assert check_in.themes[0].value["questions"][0].value["asks_something_else"] is False


def test_a_draft_changes_nothing_that_readers_are_asked(check_in):
    check_in.themes = [theme("Work", question("pride", words="A draft?"))]
    check_in.save_revision()

    assert keys(check_in) == [["pride", "evenings", "free", "there", "first", "sentence"]]


def test_one_that_was_answered_cannot_be_deleted(check_in, version, member):
    keep_round(member, version, {"pride": 3}, on=version.created_at.date())

    with pytest.raises(ProtectedError):
        check_in.delete()


def test_one_that_nobody_answered_can(check_in):
    check_in.delete()

    assert CheckIn.objects.count() == 0


def test_blocks_without_keys_get_some(db):
    bare = work()
    bare.pop("id")
    for each in bare["value"]["questions"]:
        each.pop("id")

    check_in = CheckInFactory(themes=[bare, care()])

    [version] = check_in.versions.all()
    assert all(len(found.key) == 36 for found in list(version.questionnaire.questions)[:3])
    assert keys(CheckIn.objects.get(pk=check_in.pk)) == keys(check_in)
