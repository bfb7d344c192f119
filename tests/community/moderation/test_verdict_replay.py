"""What today's rules say of past comments: grouped, done to a whole group, and put back."""

import io

import pytest
from django.core.management import CommandError, call_command

from community.comments.drafts import Draft
from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, Replay
from community.moderation.verdict_replay import act_on, replay, undo
from community.notifications.models import Notification
from community.posting.journey import post
from community.spam import judge
from community.spam.models import Example, Fingerprint, Judgement
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PITCHES = (
    "Earn extra money from home while they nap.",
    "A friend is making good money online since March, and never leaves the house.",
    "You could work from home with no experience, as my cousin in Leeds does now.",
)
GROUP = "published-held/money/from-home"
KIND = "We read two books every evening, and the bath comes first, number {}."


@pytest.fixture
def known(member, say):
    say("Kind words.", by=member)
    return member


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch) -> None:
    """What was learned of words counts nothing, so that the rules decide."""
    monkeypatch.setattr(judge, "text_evidence", lambda features, model: ())


@pytest.fixture
def pitches(thing, known, monkeypatch) -> list[Comment]:
    """Published by rules that knew nothing of money."""
    with monkeypatch.context() as patched:
        patched.setattr(judge, "EVIDENCE", ())
        return [post(Draft(target=thing, body=pitch, member=known)).comment for pitch in PITCHES]


def groups(comments=None) -> list[tuple[int, str]]:
    found = replay(Comment.objects.all() if comments is None else comments)
    return [(one.comment.pk, one.group) for one in found if one.is_change]


def test_nothing_changes_by_asking(pitches) -> None:
    before = list(Judgement.objects.values_list("pk", flat=True))

    assert len(groups()) == 3
    assert list(Judgement.objects.values_list("pk", flat=True)) == before
    assert not Decision.objects.exists()


def test_a_group_says_from_where_to_where_and_by_which_reason(pitches) -> None:
    assert {group for _, group in groups()} == {GROUP}


def test_acting_changes_a_whole_group_with_a_row_for_each(pitches, moderator) -> None:
    found = list(replay(Comment.objects.all()))
    done = act_on(GROUP, found, by=moderator)

    assert set(Comment.objects.filter(pk__in=[one.pk for one in pitches]).values_list("status", flat=True)) == {"held"}
    assert list(
        done.decisions.order_by("pk").values_list("comment", "act", "actor", "status_before", "status_after")
    ) == [(one.pk, "replay", moderator.pk, "published", "held") for one in pitches]
    assert [one.judgements.first().outcome for one in pitches] == ["hold"] * 3
    assert not Example.objects.exists()
    assert groups() == []


def test_the_way_back_leaves_everything_as_it_was(pitches, moderator) -> None:
    kept = list(Fingerprint.objects.values_list("pk", flat=True))
    done = act_on(GROUP, list(replay(Comment.objects.all())), by=moderator)

    assert undo(done, by=moderator) == 3

    assert set(Comment.objects.values_list("status", flat=True)) == {"published"}
    assert [one.judgements.first().outcome for one in pitches] == ["publish"] * 3
    assert [row.act for row in pitches[0].decisions.all()] == ["undo", "replay"]
    assert list(Fingerprint.objects.values_list("pk", flat=True)) == kept
    assert done.undone_at is not None
    assert undo(done, by=moderator) == 0


def test_what_somebody_decided_since_is_not_put_back(pitches, moderator) -> None:
    done = act_on(GROUP, list(replay(Comment.objects.all())), by=moderator)
    decide(Comment.objects.get(pk=pitches[0].pk), Act.APPROVE, by=moderator)

    assert undo(done, by=moderator) == 2
    assert [row.act for row in pitches[0].decisions.all()] == ["approve", "replay"]


def test_a_comment_that_has_changed_meanwhile_stays(pitches, moderator) -> None:
    found = list(replay(Comment.objects.all()))
    decide(Comment.objects.get(pk=pitches[0].pk), Act.REMOVE, by=moderator, reason="unkind")

    assert act_on(GROUP, found, by=moderator).decisions.count() == 2
    assert Comment.objects.get(pk=pitches[0].pk).status == "removed"


@pytest.mark.parametrize("act", [Act.KEEP, Act.SPAM])
def test_a_moderators_word_stands(pitches, moderator, act) -> None:
    decide(Comment.objects.get(pk=pitches[0].pk), act, by=moderator)

    assert [pk for pk, _ in groups()] == [one.pk for one in pitches[1:]]


def test_a_newcomer_of_then_is_a_newcomer(thing, say) -> None:
    writer = UserFactory()
    held = post(Draft(target=thing, body=KIND.format(1), member=writer)).comment
    say("Approved since.", by=writer)

    assert held.status == "held"
    assert groups() == []


def test_what_waits_by_a_rule_that_is_gone_is_released_by_what_held_it(
    thing, known, moderator, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    comment = post(
        Draft(target=thing, body=f"{KIND.format(1)} https://a.example https://b.example", member=known)
    ).comment
    assert comment.status == "held"

    monkeypatch.setattr(judge, "gates_of", lambda text, circumstances: ())
    monkeypatch.setattr(judge, "EVIDENCE", ())

    [(pk, group)] = groups(Comment.objects.filter(status="held"))
    assert (pk, group) == (comment.pk, "held-published/away/link")
    with django_capture_on_commit_callbacks(execute=True):
        act_on(group, list(replay(Comment.objects.all())), by=moderator)
    comment.refresh_from_db()
    assert comment.status == "published"
    assert Notification.objects.filter(recipient=known, kind="approved").count() == 1


def test_a_guests_refused_comment_is_never_published_unseen(thing, monkeypatch) -> None:
    draft = Draft(target=thing, body="Buy viagra online!", guest_name="Ann", guest_email="ann@example.org")
    assert post(draft).comment.status == "spam"

    monkeypatch.setattr(judge, "EVIDENCE", ())
    monkeypatch.setattr(judge, "gates_of", lambda text, circumstances: ())

    [one] = replay(Comment.objects.all())
    assert one.status == "held"


def test_what_nothing_is_known_of_is_left_out(pitches) -> None:
    Judgement.objects.filter(comment=pitches[0]).erase_evidence()
    Comment.objects.filter(pk=pitches[1].pk).update(status="withdrawn")

    assert [pk for pk, _ in groups()] == [pitches[2].pk]


def test_as_many_queries_for_many_as_for_few(pitches, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(6):
        list(replay(Comment.objects.filter(pk__in=[one.pk for one in pitches])))


# --- The command ---


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("replay_verdicts", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_lists_groups_acts_and_puts_back(pitches, moderator) -> None:
    listed = run("--since", "2020-01-01")
    acted = run("--since", "2020-01-01", "--act", GROUP, "--by", "priya")
    number = Replay.objects.get().pk
    undone = run("--undo", str(number), "--by", "priya")

    assert listed.splitlines()[0] == f"{GROUP}: 3 comments"
    assert f"  {pitches[0].pk} Earn extra money from home while they nap." in listed
    assert listed.splitlines()[-1] == "0 comments stay as decided."
    assert acted == (f"3 comments changed. To put them back: manage.py replay_verdicts --undo {number} --by priya\n")
    assert undone == "3 comments put back.\n"


def test_what_waits_is_a_choice_of_its_own(pitches) -> None:
    assert run("--waiting") == "0 comments stay as decided.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--waiting", "--act", "held-spam/praise", "--by", "priya"), "No comment is in the group held-spam/praise."),
        (("--waiting", "--act", "x"), "Say in whose name"),
        (("--waiting", "--act", "x", "--by", "jonas-m"), "Say in whose name"),
        (("--undo", "77", "--by", "priya"), "There is no replay 77."),
        (("--since", "yesterday"), "yesterday is no day; write it like 2026-11-01"),
        (("--since", "2026-02-30"), "2026-02-30 is no day; write it like 2026-11-01"),
        ((), "one of the arguments"),
    ],
)
def test_what_cannot_be_done_is_said(moderator, member, arguments, message) -> None:
    with pytest.raises(CommandError, match=message):
        run(*arguments)
