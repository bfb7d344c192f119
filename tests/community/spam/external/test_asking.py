from contextlib import contextmanager

import pytest
import requests

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act
from community.posting.journey import confirm, edit
from community.spam.external.asking import ask_external_checks
from community.spam.models import ExternalStatus
from tests.community.spam.external.held import hold

TEXT = "Our nursery closes at four and neither of us leaves work before half past five."
pytestmark = pytest.mark.django_db


@pytest.fixture
def akismet_on(settings, service):
    settings.AKISMET_KEY, settings.AKISMET_URL = "key-of-ours", service.url
    return service


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    @contextmanager
    def committed():
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return committed


def external(comment: Comment) -> list[tuple[str, float]]:
    evidence = comment.judgements.first().verdict.evidence
    return [(one.name, one.weight) for one in evidence if one.kind == "external"]


def test_what_it_says_of_a_held_comment_is_a_line_in_the_sum(akismet_on, thing, after_commit) -> None:
    akismet_on.body = "true"
    with after_commit():
        comment = hold(thing, TEXT)

    judgement = comment.judgements.get()
    assert external(comment) == [("external/akismet", 1.0)]
    assert judgement.score == pytest.approx(sum(one.weight for one in judgement.reasons))
    assert judgement.verdict.circumstances.external == ("akismet",)
    assert judgement.reasons[1].explanation == "Akismet, a service outside this site, takes the text for spam."
    comment.refresh_from_db()
    assert (comment.status, judgement.outcome) == (Comment.Status.HELD, "hold")


def test_asked_again_it_counts_once(akismet_on, thing, after_commit) -> None:
    akismet_on.body = "true"
    with after_commit():
        comment = hold(thing, TEXT)
    ask_external_checks.call(comment.pk)

    assert (len(akismet_on.sent), external(comment)) == (2, [("external/akismet", 1.0)])


def test_ham_is_no_evidence(akismet_on, thing, after_commit) -> None:
    akismet_on.body = "false"
    with after_commit():
        comment = hold(thing, TEXT)

    assert (len(akismet_on.sent), external(comment)) == (1, [])
    status = ExternalStatus.objects.get()
    assert (status.check_name, status.answers, status.failures, status.failure) == ("akismet", 1, 0, "")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"status": 500, "body": "true"}, "status 500"),
        ({"body": "true", "waits": 3.0}, "no answer within a second"),
        ({"body": "\0<html>"}, "an answer that is neither true nor false"),
        ({"body": "invalid", "headers": {"X-akismet-debug-help": "Empty key"}}, "Empty key"),
    ],
)
def test_a_failure_is_no_evidence_and_a_line_for_the_operator(
    akismet_on, thing, after_commit, caplog, said, why: str
) -> None:
    vars(akismet_on).update(said)
    with after_commit():
        comment = hold(thing, TEXT)

    assert external(comment) == []
    status = ExternalStatus.objects.get()
    assert (status.answers, status.failures, status.failure) == (0, 1, why)
    assert caplog.messages == [f"External check Akismet: {why}"]


def test_one_that_fails_keeps_nobody_else_from_answering(akismet_on, settings, thing, after_commit) -> None:
    akismet_on.body = '{"success": 1, "emailhash": {"appears": 1, "confidence": 99}}'
    settings.STOP_FORUM_SPAM, settings.STOP_FORUM_SPAM_URL = True, akismet_on.url
    with after_commit():
        comment = hold(thing, TEXT)

    assert external(comment) == [("external/stop-forum-spam", 1.0)]


def test_off_nothing_leaves_this_machine_and_nothing_is_queued(
    thing, django_capture_on_commit_callbacks, monkeypatch
) -> None:
    monkeypatch.setattr(requests.Session, "send", lambda *args, **more: pytest.fail("something was sent"))
    with django_capture_on_commit_callbacks(execute=True):
        comment = hold(thing, TEXT)
    ask_external_checks.call(comment.pk)

    assert comment.status == Comment.Status.HELD
    assert not ExternalStatus.objects.exists()


def test_what_is_published_is_sent_to_nobody(akismet_on, thing, after_commit, moderator) -> None:
    with after_commit():
        comment = hold(thing, TEXT, member=moderator)

    assert (comment.status, akismet_on.sent) == (Comment.Status.PUBLISHED, [])


def test_nor_what_a_moderator_was_quicker_with(akismet_on, thing, moderator, after_commit) -> None:
    comment = hold(thing, TEXT)
    decide(comment, Act.APPROVE, by=moderator)
    ask_external_checks.call(comment.pk)

    assert akismet_on.sent == []


def test_a_guests_comment_is_asked_about_when_the_address_is_confirmed(akismet_on, thing, after_commit) -> None:
    akismet_on.body = "true"
    with after_commit():
        comment = hold(thing, TEXT, guest_name="Nora", guest_email="nora@example.com")
    assert (comment.status, akismet_on.sent) == (Comment.Status.UNCONFIRMED, [])
    with after_commit():
        confirm(comment.confirmation)

    assert external(comment) == [("external/akismet", 1.0)]


def test_an_edit_of_a_held_comment_is_asked_about_again(akismet_on, thing, after_commit) -> None:
    akismet_on.body = "true"
    comment = hold(thing, TEXT)
    with after_commit():
        edit(comment, f"{TEXT} Hm.", instead_of=fingerprint(TEXT))

    assert [sent["comment_content"] for sent in akismet_on.sent] == [f"{TEXT} Hm."]
    assert external(comment) == [("external/akismet", 1.0)]


def test_nothing_is_added_to_what_was_erased(akismet_on, thing) -> None:
    akismet_on.body = "true"
    comment = hold(thing, TEXT)
    comment.judgements.erase_evidence()
    ask_external_checks.call(comment.pk)

    assert (external(comment), comment.judgements.get().score) == ([], 0)
