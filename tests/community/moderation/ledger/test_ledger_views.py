from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.moderation.models import Act, Decision


@pytest.fixture
def last_month(say, member, moderator):
    at = timezone.localtime().replace(day=1, hour=12) - timedelta(days=5)
    comment = say("Words that nobody shall read.", by=member)
    for _ in range(6):
        Decision.objects.create(
            comment=comment, act=Act.REMOVE, actor=moderator, reason="unkind", note="Not nice.", created_at=at
        )
    return at


def test_everybody_reads_numbers_without_names_and_texts(last_month, site_tree):
    page = Client().get("/moderation/ledger/").text

    assert f"{last_month:%B %Y}" in page
    assert '<th scope="row">Removed</th><td>6</td>' in page
    assert '<th scope="row">Unkind to a person</th><td>6</td>' in page
    for secret in ("Jonas", "Priya", "Words that nobody", "Not nice."):
        assert secret not in page


def test_the_page_is_the_same_for_all_strangers(last_month, site_tree):
    first, second = (Client().get("/moderation/ledger/") for _ in range(2))

    assert first.content == second.content
    assert first.cookies == {}


def test_without_decisions_it_says_so(site_tree):
    assert "No month with decisions is over yet." in Client().get("/moderation/ledger/").text


def test_the_feed_has_a_month_in_each_entry(last_month, site_tree):
    answer = Client().get("/moderation/ledger/feed/")

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert answer.text.count("<entry>") == 1
    assert f"<title>{last_month:%B %Y}</title>" in answer.text
    assert f"/moderation/ledger/#m{last_month:%Y-%m}" in answer.text
    assert "Jonas" not in answer.text


def test_the_house_rules_and_the_footer_lead_there(site_tree):
    assert Client().get("/house-rules/").text.count("/moderation/ledger/") == 2
