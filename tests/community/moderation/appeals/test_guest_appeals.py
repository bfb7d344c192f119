"""A guest's link: where it is found, what it opens, and what happens when it is cut, used twice or scanned."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.comments.models import Comment, Confirmation
from community.moderation.appeals.appealable import appeal_url
from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.decisions import decide
from community.moderation.models import Act, Appeal, Decision
from community.posting.guest_status import guest_status_url
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict

MISTAKE = "If you think that’s a mistake, you can appeal once"
ONCE_MORE = "If you think that’s a mistake, write it once more"


@pytest.fixture
def comment(say) -> Comment:
    written = say("A guest's words.", status="unconfirmed")
    Judgement.objects.record(written, Verdict(Outcome.PUBLISH, ()))
    return written


@pytest.fixture
def confirm_link(comment) -> str:
    """The link in the e-mail, which was used."""
    address = f"/comments/confirm/{Confirmation.objects.issue(comment)}/"
    Client().post(address)
    comment.refresh_from_db()
    return address


@pytest.fixture(params=[Act.REMOVE, Act.SPAM])
def decision(request, confirm_link, comment, moderator) -> Decision:
    reason = "unkind" if request.param == Act.REMOVE else ""
    return decide(comment, request.param, by=moderator, reason=reason)


def test_it_is_found_on_both_pages_that_a_guest_knows(decision, comment, confirm_link):
    for address in (guest_status_url(comment), confirm_link):
        page = Client().get(address).text
        assert page.count(f'href="{appeal_url(decision)}"') == 1
        assert (MISTAKE in page, ONCE_MORE in page) == (True, False)


def test_what_the_filter_alone_took_for_spam_has_none(say):
    page = Client().get(guest_status_url(say("Buy my book.", status="spam"))).text

    assert "/moderation/appeals/" not in page
    assert MISTAKE not in page


def test_it_stays_possible_when_the_account_of_the_moderator_is_deleted(decision, comment, confirm_link, moderator):
    """The filter's verdict is no row of the log, so what is left is known for a decision."""
    moderator.delete()

    page = Client().get(confirm_link).text

    assert page.count(f'href="{appeal_url(decision)}"') == 1


@pytest.mark.parametrize("cut", [1, 5, 20])
def test_cut_off_it_opens_nothing(decision, cut):
    address = appeal_url(decision)

    assert Client().get(f"{address[: -1 - cut]}/").status_code == 404
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_opens_it_changes_nothing(decision, method):
    for _ in range(3):
        assert getattr(Client(), method)(appeal_url(decision)).status_code == 200

    assert not Appeal.objects.exists()
    assert not Decision.objects.filter(act="appeal").exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_it_answers_to_nothing_else(decision, method):
    assert getattr(Client(), method)(appeal_url(decision)).status_code == 405


def test_used_twice_the_second_is_refused_and_its_words_come_back(decision):
    first, second = Client(), Client()
    assert first.post(appeal_url(decision), {"text": "Once."}).status_code == 302

    late = second.post(appeal_url(decision), {"text": "From the other tab."})

    assert late.status_code == 409
    assert late.text.count("appealed against this already") == 1
    assert "From the other tab." in late.text
    assert "Send the appeal" not in late.text
    assert Appeal.objects.get().text == "Once."


def test_a_double_click_is_one_appeal_and_one_row_of_the_log(decision):
    for _ in range(2):
        Client().post(appeal_url(decision), {"text": "Once."})

    assert Appeal.objects.count() == 1
    assert Decision.objects.filter(act="appeal").count() == 1


def test_the_page_is_not_found_by_search_engines_and_not_kept(decision):
    page = Client().get(appeal_url(decision))

    assert '<meta name="robots" content="noindex">' in page.text
    assert "no-store" in page["Cache-Control"]


def test_it_shows_nothing_that_the_guest_does_not_know(decision):
    page = Client().get(appeal_url(decision)).text

    assert "Priya" not in page
    assert "ann@example.org" not in page


def test_after_the_answer_the_same_link_shows_it(decision, second_moderator):
    answer(appeal_against(decision, "I meant well."), overturn=False, words="We read it twice.", by=second_moderator)

    page = Client().get(appeal_url(decision)).text

    assert "The decision stays" in page
    assert "We read it twice." in page
    assert "Ines" not in page
    assert "Send the appeal" not in page
    assert appeal_url(decision) in mail.outbox[-1].body


def test_granted_the_guests_comment_is_on_the_page(decision, comment, second_moderator):
    answer(appeal_against(decision, "I meant well."), overturn=True, words="You did.", by=second_moderator)

    comment.refresh_from_db()
    assert comment.is_published
    page = Client().get(appeal_url(decision)).text
    assert f'href="{comment.get_absolute_url()}"' in page
    assert Client().get(guest_status_url(comment)).status_code == 302


def test_over_is_over(decision, comment, moderator):
    decide(comment, Act.RESTORE, by=moderator)

    late = Client().post(appeal_url(decision), {"text": "Too late."})

    assert (late.status_code, late.text.count("This decision is over")) == (409, 1)
    assert "Too late." in late.text
    assert not Appeal.objects.exists()


def test_a_member_who_has_the_link_opens_it_as_anybody(decision, member, signed_in):
    assert signed_in(member).post(appeal_url(decision), {"text": "For Ann."}).status_code == 302

    appeal = Appeal.objects.get()
    assert (appeal.member, appeal.created_at <= timezone.now()) == (None, True)
    assert Decision.objects.get(act="appeal").actor is None
