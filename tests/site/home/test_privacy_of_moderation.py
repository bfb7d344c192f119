"""Two migrations say more on one page: each its own, in this order, and taken back in the other."""

from importlib import import_module

import pytest
from django.apps import apps

from home.models import InformationPage

moderation = import_module("home.migrations.0011_privacy_page_says_what_moderation_keeps")
reports = import_module("home.migrations.0012_privacy_page_says_what_reports_keep")

OF_MODERATION = "<h2>If a moderator decides about you</h2>"
OF_REPORTS = "<b>What you report</b>"


@pytest.fixture
def said(site_tree):
    return lambda: InformationPage.objects.get(slug="privacy").body


def counts(text) -> tuple[int, int]:
    return str(text).count(OF_MODERATION), str(text).count(OF_REPORTS)


def test_both_are_said_once(said):
    assert counts(said()) == (1, 1)


def test_what_is_reported_stands_in_the_list_and_decisions_have_a_heading_before_the_cookies(said):
    text = str(said())

    assert text.index(OF_REPORTS) < text.index(OF_MODERATION) < text.index("<h2>Cookies</h2>")


def test_the_second_follows_the_first():
    assert reports.Migration.dependencies == [("home", "0011_privacy_page_says_what_moderation_keeps")]


def test_taken_back_and_said_again_they_are_as_they_were(said):
    before = str(said())
    reports.say_less(apps, None)
    without_reports = counts(said())
    moderation.say_less(apps, None)
    without_both = counts(said())

    moderation.say_more(apps, None)
    reports.say_more(apps, None)

    assert (without_reports, without_both, str(said())) == ((1, 0), (0, 0), before)


def test_what_an_editor_rewrote_is_left_alone(said):
    page = InformationPage.objects.get(slug="privacy")
    page.body = "<p>Ours, in our own words.</p>"
    page.save()

    reports.say_more(apps, None)
    moderation.say_more(apps, None)

    assert str(said()) == "<p>Ours, in our own words.</p>"
