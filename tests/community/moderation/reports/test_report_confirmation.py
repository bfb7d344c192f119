"""The link in a guest's e-mail: what opens it, how often, how long, and what it says when it cannot be used."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, Report
from community.moderation.reports.reporting import Reporter, report_comment
from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression, hashes_of

GUEST = "ann.other@example.org"


@pytest.fixture
def link_for(mailoutbox, comment):
    """link_for(comment): a guest reported it, and got this link."""

    def link_for(comment: Comment, email: str = GUEST, reason: str = "unkind") -> str:
        report_comment(
            comment, reason, "He mocks her.", by=Reporter(email=email), has_read=fingerprint(comment.comment)
        )
        found = re.search(r"http\S+?(/comments/report/confirm/\S+)", str(mail.outbox[-1].body))
        assert found
        return found[1]

    return link_for


def facts() -> list[dict]:
    return list(Report.objects.values())


def heading(answer) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text)
    assert found
    return found[1]


def test_what_opens_links_by_itself_changes_nothing(link_for, comment):
    link, client = link_for(comment), Client()
    before = facts()

    answers = [client.get(link), client.head(link), client.get(link), client.get(link, {"confirm": "1"})]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert facts() == before
    assert not Report.objects.open().exists()
    assert heading(answers[0]) == "Is this report yours?"


def test_the_page_says_what_is_confirmed_and_no_word_of_it(link_for, comment, member):
    page = Client().get(link_for(comment)).text

    assert "reported a comment: Unkind." in page
    assert not [words for words in ("He mocks her", comment.comment, member.display_name, GUEST) if words in page]


def test_used_twice_it_counts_once_and_says_thank_you_twice(link_for, comment):
    link, client = link_for(comment), Client()
    first = client.post(link)
    after = facts()

    second, third = client.post(link), client.get(link)

    assert [heading(answer) for answer in (first, second, third)] == ["Thank you for telling us"] * 3
    assert facts() == after


def test_used_after_the_decision_it_opens_nothing_again(link_for, comment, moderator):
    link, client = link_for(comment), Client()
    client.post(link)
    decide(comment, Act.KEEP, by=moderator)
    after = facts()

    assert heading(client.post(link)) == "Thank you for telling us"
    assert facts() == after


def test_a_link_that_was_cut_confirms_nothing(link_for, comment):
    link, client = link_for(comment), Client()

    answers = [client.post(f"{link[:-end]}/") for end in (2, 5, 12)]

    assert [(answer.status_code, heading(answer)) for answer in answers] == [(404, "This link doesn’t work")] * 3
    assert not Report.objects.open().exists()


def test_another_letter_in_it_confirms_nothing(link_for, comment):
    link = link_for(comment)
    other = "A" if link[-2] != "A" else "B"

    assert Client().post(f"{link[:-2]}{other}/").status_code == 404
    assert not Report.objects.open().exists()


def test_what_is_stored_is_not_the_link(link_for, comment):
    token = link_for(comment).rstrip("/").rpartition("/")[2]

    [stored] = facts()

    assert token not in str(stored)
    assert Client().post(f"/comments/report/confirm/{stored['token_hash']}/").status_code == 404


@pytest.mark.parametrize(("after", "status"), [(timedelta(days=3, seconds=-1), 200), (timedelta(days=3), 404)])
def test_it_lasts_three_days(link_for, comment, after, status):
    with time_machine.travel("2026-11-20 10:00 +0000", tick=False) as travel:
        link = link_for(comment)
        travel.shift(after)

        assert Client().post(link).status_code == status
    assert Report.objects.open().count() == (1 if status == 200 else 0)


def test_one_that_was_confirmed_in_time_says_so_for_longer(link_for, comment):
    with time_machine.travel("2026-11-20 10:00 +0000", tick=False) as travel:
        link = link_for(comment)
        Client().post(link)
        travel.shift(timedelta(days=9))

        assert heading(Client().get(link)) == "Thank you for telling us"


def test_each_reason_for_not_counting_says_which(link_for, say, comment, report, moderator):
    own = link_for(say("by a guest"), email="ann@example.org")  # as `say` signs guests
    gone = link_for(removed := say("one more"))
    decide(removed, Act.REMOVE, by=moderator, reason="unkind")
    report(comment, guest=GUEST)
    again = link_for(comment, reason="advertising")
    decide(comment, Act.KEEP, by=moderator)

    answers = [Client().post(link) for link in (own, gone, again)]

    assert [heading(answer) for answer in answers] == [
        "That’s your own comment",
        "It isn’t shown any more",
        "You’ve told us already",
    ]
    assert not Report.objects.open().exists()


def test_whom_a_member_wrote_as_is_not_told_to_who_has_their_address(link_for, comment, member):
    """An account's address is no guest's: the link says nothing about who is behind an alias."""
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")
    EmailAddress.objects.create(user=member, email=GUEST, verified=True)

    assert heading(Client().post(link_for(comment))) == "Thank you for telling us"


def test_an_address_that_answers_is_no_longer_undeliverable(link_for, comment):
    link = link_for(comment)
    EmailSuppression.objects.suppress(hashes_of(GUEST)[0], EVERYTHING, EmailSuppression.Reason.BOUNCED)
    Client().get(link)
    before = EmailSuppression.objects.count()

    Client().post(link)

    assert (before, EmailSuppression.objects.count()) == (1, 0)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_there_is_no_other_way(link_for, comment, method):
    assert getattr(Client(), method)(link_for(comment)).status_code == 405
    assert not Report.objects.open().exists()


def test_without_the_token_of_the_form_nothing_is_confirmed(link_for, comment):
    assert Client(enforce_csrf_checks=True).post(link_for(comment)).status_code == 403
    assert not Report.objects.open().exists()


def test_nobody_stores_the_page(link_for, comment):
    assert "no-store" in Client().get(link_for(comment))["Cache-Control"]
