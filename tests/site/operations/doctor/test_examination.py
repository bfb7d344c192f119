"""On a sound site nothing is found; how findings are told."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from operations.doctor.examination import QUICK, THOROUGH, examine

from .conftest import SOUND


def test_on_a_sound_site_nothing_is_found(look):
    assert look() == []


def test_a_check_that_fails_is_a_finding_and_stops_no_other(look, monkeypatch, settings):
    def broken():
        raise RuntimeError("with a secret in it")

    monkeypatch.setitem(QUICK, "disk", broken)
    settings.ALLOWED_HOSTS = ["*"]

    assert look() == [
        ("address", "The site answers to any name, so a stranger can have links in e-mails lead elsewhere.", True),
        ("disk", "This could not be examined (RuntimeError).", True),
    ]


def test_the_quick_look_asks_no_other_server(sound_site, settings, dns_records, public_answer):
    dns_records.clear()
    public_answer.status_code = 502
    settings.EMAIL_PORT = 9

    assert examine(thorough=False) == []
    assert {found.check for found in examine()} == {"answers", "mail server", "DNS"}


def test_no_check_has_the_name_of_another():
    assert QUICK.keys() & THOROUGH.keys() == set()


def test_the_command_says_each_with_what_mends_it_and_fails(sound_site, settings):
    settings.SECRET_KEY_FALLBACKS = [SOUND["SECRET_KEY"][::-1]]
    Site.objects.update(hostname="before.example")
    said = StringIO()

    with pytest.raises(CommandError, match="1 to mend"):
        call_command("doctor", stdout=said)

    assert said.getvalue().splitlines() == [
        "! pages: Feeds and the sitemap name another address than https://together.example.",
        "    Run  manage.py update_site_address  ; every start of juggle-web does it.",
        "- settings: Old secret keys are still believed (1).",
        "    Two weeks after the change take them out of SECRET_KEY_FALLBACKS (docs/running.md, “A new key”).",
    ]


def test_what_is_not_urgent_fails_nothing(sound_site, settings):
    settings.SECRET_KEY_FALLBACKS = [SOUND["SECRET_KEY"][::-1]]
    said = StringIO()

    call_command("doctor", "--json", "--quick", stdout=said)

    told = json.loads(said.getvalue())
    assert (told["urgent"], told["later"], [found["check"] for found in told["findings"]]) == (0, 1, ["settings"])


def test_a_sound_site_is_told_in_three_words(sound_site):
    said = StringIO()

    call_command("doctor", stdout=said)

    assert said.getvalue() == "Nothing is wrong.\n"
