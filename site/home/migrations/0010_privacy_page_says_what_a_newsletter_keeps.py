"""What the privacy page did not say: an address that somebody gave for new articles by e-mail."""

from importlib import import_module

from django.db import migrations

replace = import_module("home.migrations.0006_privacy_page_says_more").replace

BEFORE_AND_AFTER = [
    (
        "when something was e-mailed to you; not whether you opened it.</li>",
        "when something was e-mailed to you; not whether you opened it.</li>\n"
        "<li><b>Your e-mail address, if you ask for new articles without an account</b>, and for which topic or author. It "
        "counts once you have confirmed it, and is deleted when you use the link to stop in any of these e-mails. Of a "
        "newsletter we count how many were sent, came back, and were stopped by its link, not who opened it.</li>",
    ),
]


def say_more(apps, schema_editor):
    replace(apps, BEFORE_AND_AFTER)


def say_less(apps, schema_editor):
    replace(apps, [(after, before) for before, after in BEFORE_AND_AFTER])


class Migration(migrations.Migration):
    dependencies = [("home", "0009_privacy_page_says_what_is_e_mailed")]

    operations = [migrations.RunPython(say_more, say_less)]
