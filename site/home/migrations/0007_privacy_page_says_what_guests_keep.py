"""What the privacy page did not say: the cookie of a guest who has confirmed an address, and the time zone of a member."""

from importlib import import_module

from django.db import migrations

replace = import_module("home.migrations.0006_privacy_page_says_more").replace

BEFORE_AND_AFTER = [
    (
        "for thirty days at most, so that you find them there again.</li>",
        "for thirty days at most, so that you find them there again.</li>\n"
        "<li><b>That you confirmed your address as a guest</b>: a cookie in your own browser, for thirty days, if you leave "
        "the tick beside the button. It names neither you nor the address.</li>",
    ),
    (
        "<li><b>Your password</b>, in a form from which it cannot be read back.</li>",
        "<li><b>Your password</b>, in a form from which it cannot be read back.</li>\n"
        "<li><b>Your time zone</b>, which your browser says once, so that times here are yours. Change it in your "
        "profile.</li>",
    ),
]


def say_more(apps, schema_editor):
    replace(apps, BEFORE_AND_AFTER)


def say_less(apps, schema_editor):
    replace(apps, [(after, before) for before, after in BEFORE_AND_AFTER])


class Migration(migrations.Migration):
    dependencies = [("home", "0006_privacy_page_says_more")]

    operations = [migrations.RunPython(say_more, say_less)]
