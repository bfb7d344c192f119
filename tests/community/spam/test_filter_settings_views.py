"""The page of the CMS where editors change the word lists and thresholds."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.spam.filter_settings import ListedSettings
from community.spam.model_in_use import model_in_use
from community.spam.models import Judgement, SettingsVersion
from community.spam.verdicts import Evidence, Verdict

pytestmark = pytest.mark.django_db

PAGE = "/cms/spam-filter/words/"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(moderator) -> Client:
    return client_of(moderator)


def words(**changed: str) -> dict[str, str]:
    begin = ListedSettings()
    fields = {name: "\n".join(getattr(begin, name)) for name in ("banned", "suspect", "ordinary_too")}
    return {**fields, "hold_at": "0", "reject_at": "3", "after": "0"} | changed


@pytest.fixture
def judged(say, given, member):
    """A comment with the sum of an ordinary one."""

    def judged(text: str, *, status: str = "published", weight: float = -1.0):
        comment = say(text, by=member, status=status)
        Judgement.objects.record(comment, Verdict.on([Evidence("start", weight)], circumstances=given()))
        return comment

    return judged


def test_what_is_saved_judges_and_the_history_says_who_changed_what(desk) -> None:
    page = desk.post(PAGE, words(suspect="prams", save="yes"), follow=True).text

    assert "Saved as version 1. It judges every comment from now on." in page
    assert "<ins>prams</ins>" in page
    assert "<del>viagra</del>" in page
    assert "Priya Raman" in page
    assert model_in_use().settings.version == 1


def test_a_preview_saves_nothing_and_says_what_would_have_been_different(desk, judged) -> None:
    judged("We sold two prams, cheap", weight=-0.9)
    judged("We read two books", weight=-0.9)

    page = desk.post(PAGE, words(suspect="prams")).text

    assert "Of the last 2 comments" in page
    assert "1 would have waited for a moderator:" in page
    assert "We sold two prams, cheap" in page
    assert "We read two books" not in page
    assert SettingsVersion.objects.count() == 0


def test_a_preview_of_other_thresholds_goes_by_the_sums_that_were_kept(desk, judged) -> None:
    judged("Held for its sum", status="held", weight=0.4)

    page = desk.post(PAGE, words(hold_at="0.5")).text

    assert "1 would have been published at once:" in page
    assert "Nothing is saved yet." in page


def test_a_preview_without_a_difference_says_so(desk, judged) -> None:
    judged("We read two books")

    assert "Of the last 1 comment, nothing would have been different" in desk.post(PAGE, words()).text


def test_editors_read_no_comment_that_is_not_published(editor, desk, judged) -> None:
    judged("Held for its sum", status="held", weight=0.4)

    for client, may_read in ((client_of(editor), False), (desk, True)):
        page = client.post(PAGE, words(hold_at="0.5")).text
        assert ("Held for its sum" in page) is may_read
        assert "1 would have been published at once:" in page


def test_a_comment_whose_evidence_was_erased_makes_no_difference(desk, judged) -> None:
    judged("We sold prams, cheap", weight=-0.9).judgements.erase_evidence()

    assert "nothing would have been different" in desk.post(PAGE, words(suspect="prams")).text


def test_what_cannot_be_right_is_not_saved_and_stays_in_the_form(desk) -> None:
    page = desk.post(PAGE, words(banned="prams", save="yes")).text

    assert "“prams” is a single word." in page
    assert ">\nprams</textarea>" in page
    assert SettingsVersion.objects.count() == 0


def test_saving_what_judges_already_makes_no_version(desk) -> None:
    page = desk.post(PAGE, words(save="yes"), follow=True).text

    assert "Nothing was changed: this is what judges already." in page
    assert SettingsVersion.objects.count() == 0


def test_of_two_who_save_the_second_is_told_and_may_save_then(desk, editor) -> None:
    SettingsVersion.objects.save_next(ListedSettings(suspect=("naps",)), after=0, by=editor)

    page = desk.post(PAGE, words(suspect="prams", save="yes")).text
    assert "Somebody else has changed the filter since you opened this page" in page
    assert ">\nprams</textarea>" in page
    assert 'name="after" value="1"' in page

    desk.post(PAGE, words(suspect="prams", save="yes", after="1"))
    assert SettingsVersion.objects.listed().suspect == ("prams",)


def test_the_way_back_is_a_version_of_its_own(desk, editor) -> None:
    first = SettingsVersion.objects.save_next(ListedSettings(suspect=("naps",)), after=0, by=editor)
    SettingsVersion.objects.save_next(ListedSettings(suspect=("prams",)), after=1, by=editor)

    page = desk.post(PAGE + "back/", {"number": "1", "after": "2"}, follow=True).text

    assert "Version 1 is back, as version 3." in page
    assert SettingsVersion.objects.listed() == first.listed
    desk.post(PAGE + "back/", {"number": "0", "after": "3"})
    assert SettingsVersion.objects.listed() == ListedSettings()


@pytest.mark.parametrize(
    ("number", "after", "status"),
    [("7", "1", 404), ("x", "1", 302), ("1", "", 302), ("1", "0", 302), ("9" * 30, "1", 302)],
)
def test_a_way_back_that_is_none_changes_nothing(desk, editor, number, after, status) -> None:
    SettingsVersion.objects.save_next(ListedSettings(suspect=("naps",)), after=0, by=editor)

    assert desk.post(PAGE + "back/", {"number": number, "after": after}).status_code == status
    assert SettingsVersion.objects.count() == 1


def test_going_back_is_no_link(desk) -> None:
    assert desk.get(PAGE + "back/").status_code == 405


def test_a_preview_costs_as_many_queries_for_many_as_for_one(desk, judged) -> None:
    judged("We sold prams")
    desk.post(PAGE, words())
    with CaptureQueriesContext(connection) as one:
        desk.post(PAGE, words())
    for number in range(3):
        judged(f"We read {number} books")
    with CaptureQueriesContext(connection) as many:
        desk.post(PAGE, words())

    assert len(one) == len(many)
