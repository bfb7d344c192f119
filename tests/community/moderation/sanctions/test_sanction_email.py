import pytest
from django.core import mail

from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS
from community.notifications.models import QueuedEmail

WARN, DAY = STEPS[0], STEPS[1]


@pytest.mark.parametrize("reason", ["unkind", "other"])
def test_it_names_the_house_rule_unless_there_is_none(member, moderator, reason):
    sanction(member, WARN, by=moderator, reason=reason, note="Let it rest.")

    [email] = mail.outbox
    assert ("Why: Unkind to a person. Let it rest." in email.body) is (reason == "unkind")
    assert ("Why: Let it rest." in email.body) is (reason == "other")


def test_a_suspension_says_what_one_can_still_do_and_how_to_answer(member, moderator):
    made = sanction(member, DAY, by=moderator, reason="unkind", note="Let it rest.")

    [email] = mail.outbox
    for words in ("You can still sign in, read, export your data", "you can appeal once", made.get_absolute_url()):
        assert words in email.body


def test_one_about_an_alias_names_the_alias_to_its_author(hidden, member, moderator):
    sanction(member, WARN, by=moderator, reason="unkind", note="Let it rest.", comment=hidden)

    [email] = mail.outbox
    assert email.to == [member.email]
    assert "It is about what you wrote as Amber Fox. Nobody needed to know your name for it." in email.body


@pytest.mark.parametrize(
    ("step", "subject", "says"),
    [
        (WARN, "A warning was taken back", "a moderator has taken the warning of"),
        (DAY, "You can write on", "a moderator has taken your suspension back. You can write again."),
    ],
)
def test_what_was_taken_back_is_told_with_the_reason(member, moderator, step, subject, says):
    made = sanction(member, step, by=moderator, reason="unkind", note="Let it rest.")
    mail.outbox.clear()

    lift(made, by=moderator, note="We talked.")

    [email] = mail.outbox
    assert email.subject.startswith(subject)
    assert says in email.body
    assert "We talked." in email.body
    assert "appeal" not in email.body


def test_every_word_is_the_members_own_business(member, moderator, queued):
    """Through the outbox, to nobody else, and with no name of a moderator."""
    sanction(member, WARN, by=moderator, reason="unkind", note="Let it rest.")

    [email] = QueuedEmail.objects.all()
    assert (email.recipient, email.kind) == (member.email, "")
