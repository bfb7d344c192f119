import pytest
from django.core import mail

from community.moderation.appeals.appeal_email import send_appeal_email
from community.moderation.appeals.appealable import appeal_url
from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.decisions import decide
from community.moderation.models import Act


@pytest.mark.parametrize(
    ("overturn", "subject", "says"),
    [
        (True, "Your appeal: the decision is taken back", "Your comment is on the page again"),
        (False, "Your appeal: the decision stays", "It can't be appealed a second time."),
    ],
)
def test_it_says_how_it_ended_and_leads_to_the_answer(removal, second_moderator, overturn, subject, says):
    appeal = appeal_against(removal, "It was about myself.")

    answer(appeal, overturn=overturn, words="I've read it twice.", by=second_moderator)

    [email] = mail.outbox
    assert email.subject == subject
    for words in ("Hello Jonas M.,", says, "I've read it twice.", f"/moderation/appeals/{removal.pk}/"):
        assert words in email.body


def test_a_guests_leads_to_the_page_that_needs_no_account(say, moderator, second_moderator):
    decision = decide(say("w"), Act.REMOVE, by=moderator, reason="unkind")

    answer(appeal_against(decision, "I meant well."), overturn=False, words="No.", by=second_moderator)

    [email] = mail.outbox
    assert "Hello Ann Lee," in email.body
    assert appeal_url(decision) in email.body


def test_a_guest_whose_address_is_not_kept_gets_none(say, moderator):
    comment = say("w")
    appeal = appeal_against(decide(comment, Act.REMOVE, by=moderator, reason="unkind"), "I meant well.")
    comment.user_email = ""
    comment.save(update_fields=["user_email"])
    appeal.decision.comment.refresh_from_db()

    send_appeal_email(appeal)

    assert mail.outbox == []
