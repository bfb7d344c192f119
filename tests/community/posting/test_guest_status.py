"""A guest's waiting comment is shown, with what happens next, only to somebody with its receipt."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import signing

from community.comments.models import Comment, Confirmation
from community.posting.guest_status import guest_status_url
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict
from tests.community.posting.conftest import TEXT, refusal, sign_in

Status = Comment.Status
HTMX = {"HX-Request": "true"}


@pytest.fixture
def waiting(say) -> Comment:
    comment = say(TEXT, status="unconfirmed")
    Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
    return comment


def becomes(comment: Comment, status: str) -> Comment:
    comment.status = status
    comment.save()
    return comment


def test_after_posting_the_page_shows_the_comment_and_what_happens_next_however_often(client, filled, guest, address):
    page = client.post(address, filled(client, body=TEXT, **guest), follow=True)

    assert page.redirect_chain == [(guest_status_url(Comment.objects.get()), 302)]
    for shown in (page, client.get(page.redirect_chain[0][0])):
        assert TEXT in shown.text
        assert "Almost there: check your e-mail." in shown.text
        assert shown["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
        assert '<meta name="robots" content="noindex">' in shown.text


def test_with_htmx_it_stands_in_place_at_once_with_its_receipt(client, filled, guest, address, say):
    top = say("top")

    piece = client.post(address, filled(client, f"?reply_to={top.pk}", body=TEXT, **guest), headers=HTMX)

    comment = Comment.objects.get(comment=TEXT)
    assert f'data-receipt="{guest_status_url(comment)}"' in piece.text
    assert f'data-conversation-of="{comment.conversation_id}" data-under="c{top.pk}"' in piece.text
    assert f'id="c{comment.pk}"' in piece.text
    assert 'aria-label="Ann Lee, reply to Ann Lee, ' in piece.text
    assert '<span class="chip warn">waiting for you to confirm</span>' in piece.text
    assert "Only you see this, in this browser." in piece.text
    assert 'data-announcement="Almost there: check your e-mail' in piece.text
    assert "1 comment\n" in piece.text or "1 comment<" in piece.text


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("unconfirmed", "Open it and press Confirm, and your comment appears"),
        ("held", "so a moderator reads it before it appears."),
        ("spam", "Our filter took this for advertising, so it isn’t published."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "piece"])
def test_each_state_says_what_happens_next(client, waiting, status, says, headers):
    shown = client.get(guest_status_url(becomes(waiting, status)), headers=headers)

    assert shown.status_code == 200
    assert f'class="comment is-{status}"' in shown.text
    assert TEXT in shown.text
    assert says in shown.text
    assert "@example.org" not in shown.text


def test_a_newcomers_comment_says_why_it_waits(client, waiting):
    waiting.judgements.update(outcome=Outcome.HOLD, gates=[["newcomer", {}]], score=-1)

    shown = client.get(guest_status_url(becomes(waiting, Status.HELD)))

    assert "Because we do not know you yet, a moderator reads your comment before it appears." in shown.text


def test_an_email_nobody_opened_in_time_gives_the_text_back(client, waiting):
    Confirmation.objects.issue(waiting)
    with time_machine.travel(datetime.now(UTC) + Confirmation.LASTS):
        assert "Our link has expired, your text hasn’t." in client.get(guest_status_url(waiting)).text


def test_a_published_comment_is_read_where_everybody_reads_it(client, waiting):
    becomes(waiting, Status.PUBLISHED)

    assert client.get(guest_status_url(waiting))["Location"] == f"/comments/{waiting.pk}/"


@pytest.mark.parametrize(
    ("status", "says"), [("withdrawn", "You withdrew this comment"), ("removed", "A moderator has removed it.")]
)
def test_what_is_gone_is_said_and_not_shown(client, waiting, status, says):
    page = client.get(guest_status_url(becomes(waiting, status)))

    assert page.status_code == 410
    assert says in page.text
    assert TEXT not in page.text


def test_after_a_month_it_shows_nothing(client, waiting):
    with time_machine.travel(datetime.now(UTC) + timedelta(days=30, minutes=1)):
        page = client.get(guest_status_url(waiting))

    assert page.status_code == 410
    assert TEXT not in page.text


def test_a_comment_no_longer_kept_is_not_found(client, waiting):
    address = guest_status_url(waiting)
    waiting.delete()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("status", ["published", "withdrawn", "removed"])
def test_the_script_is_told_when_there_is_nothing_to_show_any_more(client, waiting, status):
    answer = client.get(guest_status_url(becomes(waiting, status)), headers=HTMX)

    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    "forge",
    [
        lambda comment: str(comment.pk),
        lambda comment: f"{comment.pk}:",
        lambda comment: (
            f"{comment.pk + 1}:{signing.Signer(salt='community.posting' + '.receipts').signature(comment.pk)}"
        ),
        lambda comment: signing.Signer(salt="another").sign(comment.pk),
        lambda comment: "x" * 2000,
        lambda comment: "ünï:code",
    ],
    ids=["number", "unsigned", "another's", "another salt", "long", "letters"],
)
def test_what_we_did_not_sign_opens_nothing(client, waiting, forge):
    say_nothing = client.get(f"/comments/receipt/{forge(waiting)}/")

    assert say_nothing.status_code == 404
    assert TEXT not in say_nothing.text
    assert client.get(f"/comments/receipt/{forge(waiting)}/", headers=HTMX).status_code == 204


@pytest.mark.parametrize("status", ["held", "spam", "published"])
def test_a_members_comment_is_never_opened(client, member, say, status):
    assert client.get(guest_status_url(say(TEXT, by=member, status=status))).status_code == 404


def test_a_page_that_may_not_be_read_shows_nothing(client, waiting, thing):
    thing.is_secret = True
    thing.save()

    assert client.get(guest_status_url(waiting)).status_code == 404


def test_without_the_receipt_it_is_not_found(client, waiting, other_member):
    for visitor in (client, sign_in(other_member)):
        assert visitor.get(f"/comments/{waiting.pk}/").status_code == 404


def test_a_rejected_comment_comes_back_to_be_changed_and_with_its_receipt(client, filled, guest, address):
    answer = client.post(address, filled(client, body=TEXT, subject="https://spam.example", **guest))

    assert (answer.status_code, refusal(answer)) == (422, "filter")
    assert f'data-receipt="{guest_status_url(Comment.objects.get())}"' in answer.text


def test_a_members_rejected_comment_has_none(member, filled, address):
    client = sign_in(member)

    assert "data-receipt" not in client.post(address, filled(client, body=TEXT, subject="spam")).text


def test_a_second_press_after_confirming_leads_to_the_receipt_as_well(client, filled, guest, address):
    data = filled(client, body=TEXT, **guest)
    client.post(address, data)
    comment = becomes(Comment.objects.get(), Status.HELD)

    assert client.post(address, data)["Location"] == guest_status_url(comment)
    assert f'data-receipt="{guest_status_url(comment)}"' in client.post(address, data, headers=HTMX).text


def test_it_is_only_looked_at(client, waiting):
    assert client.post(guest_status_url(waiting)).status_code == 405
    assert client.get(guest_status_url(waiting)).cookies == {}


@pytest.mark.parametrize("others", [1, 20])
def test_it_costs_the_same_however_long_the_conversation(client, waiting, say, others, django_assert_num_queries):
    for number in range(others):
        say(f"thread {number}")
    client.get(guest_status_url(waiting), headers=HTMX)

    with django_assert_num_queries(7):
        client.get(guest_status_url(waiting), headers=HTMX)
