import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from account_data.export_of_reports import help_offers, reports
from community.comments.models import Comment
from community.moderation.models import HelpOffer, Report
from tests.factories import CommentFactory


@pytest.fixture
def comment(article, member) -> Comment:
    return CommentFactory(target=article, member=member)


@pytest.fixture
def reported(comment):
    def reported(reason="unkind", **more) -> Report:
        return Report.objects.create(comment=comment, reason=reason, **{"confirmed_at": timezone.now(), **more})

    return reported


def words(member) -> list[str]:
    return [row["text"] for row in reports(member)]


def test_what_one_told_is_there_with_what_came_of_it(reported, other_member, comment, settings):
    at = timezone.now()
    reported(reporter=other_member, text="Mocks her.", closed_at=at, outcome="kept", answer="Fair.")

    [row] = reports(other_member)

    assert row["comment"].startswith(settings.SITE_URL)
    assert str(comment.pk) in row["comment"]
    told = ("reason", "text", "decided", "outcome", "answer", "reference", "counted_as_established")
    assert [row[name] for name in told] == [
        *("Unkind", "Mocks her.", at, "the comment was read and left as it is", "Fair.", None, False)
    ]


def test_one_that_is_open_has_no_outcome(reported, other_member):
    reported(reporter=other_member)

    [row] = reports(other_member)

    assert (row["decided"], row["outcome"], row["answer"]) == (None, "", "")


def test_the_hash_of_an_address_and_who_decided_are_not_in_it(reported, other_member, moderator):
    reported(reporter=other_member, ip_hash="a" * 64, token_hash="b" * 64, closed_by=moderator)

    text = json.dumps(list(reports(other_member)), cls=DjangoJSONEncoder)

    assert not [found for found in ("a" * 64, "b" * 64, moderator.username, moderator.display_name) if found in text]


def test_what_others_reported_is_theirs(reported, member, other_member):
    reported(reporter=other_member, text="Mocks her.")

    assert (words(member), words(other_member)) == ([], ["Mocks her."])


def test_as_a_guest_with_the_same_address_it_counts_if_it_was_confirmed(reported, other_member):
    reported(email=other_member.email.upper(), text="Confirmed.")
    reported(email=other_member.email, text="Somebody typed it.", confirmed_at=None)
    reported(email="someone.else@example.org", text="Another.")

    assert words(other_member) == ["Confirmed."]


def test_an_address_on_a_report_of_something_illegal_is_nobodys_proof(reported, other_member):
    reported("illegal", email=other_member.email, text="Somebody typed it.", reference="JG-2026-7K3M-9QXR")
    reported("illegal", reporter=other_member, text="Mine.", reference="JG-2026-7K3M-9QXS")

    assert words(other_member) == ["Mine."]


def test_something_illegal_that_is_no_comment_has_its_address(other_member):
    Report.objects.create(reason="illegal", reporter=other_member, address="/articles/", confirmed_at=timezone.now())

    [row] = reports(other_member)

    assert (row["comment"], row["address"]) == ("", "/articles/")


def test_any_number_in_one_query(reported, article, other_member, django_assert_num_queries):
    for number in range(5):
        reported("illegal", reporter=other_member, text=f"Report {number}.")

    with django_assert_num_queries(1):
        assert words(other_member) == [f"Report {number}." for number in range(5)]


def test_words_of_help_are_their_readers(comment, member, other_member, moderator, settings):
    offer = HelpOffer.objects.create(comment=comment, words="How are you?", by=moderator)

    [row] = help_offers(member)

    assert (row["text"], row["address"]) == ("How are you?", f"{settings.SITE_URL}/moderation/help/{offer.pk}/")
    assert moderator.username not in str(row)
    assert list(help_offers(other_member)) == list(help_offers(moderator)) == []
