"""Everybody can read which house rules held when, and when they were changed."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from home.models import InformationPage
from home.page_versions import version_asked_for, versions_of

RULES = "/house-rules/"


@pytest.fixture
def rules(site_tree) -> InformationPage:
    return InformationPage.objects.get(slug="house-rules")


def publish(page: InformationPage, body: str, day: int) -> None:
    with time_machine.travel(datetime(2026, 5, day, 12, tzinfo=UTC), tick=False):
        page.body = body
        page.save_revision().publish()


@pytest.fixture
def changed(rules, administrator) -> InformationPage:
    """Published with three texts on three days, and a fourth that is only a draft."""
    for number, day in enumerate((1, 8, 20), start=1):
        publish(rules, f"<p>Rules, version {number}.</p>", day)
    rules.body = "<p>A draft.</p>"
    rules.save_revision()
    return rules


def test_each_version_that_was_published_and_until_when(changed):
    found = [(version.published_at.day, version.until and version.until.day) for version in versions_of(changed)]

    assert found == [(20, None), (8, 20), (1, 8)]


def test_the_page_says_when_it_was_changed_and_leads_to_what_held_before(changed):
    page = Client().get(RULES).text

    assert ("Rules, version 3." in page, "Changed on 20 May 2026." in page, "A draft." in page) == (True, True, False)
    assert ("8 May 2026 to 20 May 2026" in page, "1 May 2026 to 8 May 2026" in page) == (True, True)


def test_an_earlier_version_says_that_it_is_one_and_is_found_by_no_search_engine(changed):
    key = versions_of(changed)[2].key

    page = Client().get(f"{RULES}?version={key}").text

    assert ("Rules, version 1." in page, "Rules, version 3." in page) == (True, False)
    assert "This is how it read from 1 May 2026 to 8 May 2026." in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_present_version_asked_for_by_its_key_is_the_page(changed):
    page = Client().get(f"{RULES}?version={versions_of(changed)[0].key}").text

    assert ("Rules, version 3." in page, "This is how it read" in page) == (True, False)


def test_a_draft_or_what_does_not_exist_is_shown_to_nobody(changed):
    draft = changed.latest_revision.pk

    assert [Client().get(f"{RULES}?version={asked}").status_code for asked in (draft, 999999, "x")] == [404, 404, 404]
    assert version_asked_for([], "1") is None


def test_rules_that_were_never_changed_have_no_list(rules):
    page = Client().get(RULES).text

    assert ("1. Be kind" in page, "Earlier versions" in page) == (True, False)
