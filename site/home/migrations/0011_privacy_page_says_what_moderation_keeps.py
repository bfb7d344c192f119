"""What the privacy page did not say: what moderators decide about a member, and appeals."""

from importlib import import_module

from django.db import migrations

replace = import_module("home.migrations.0006_privacy_page_says_more").replace

BEFORE_AND_AFTER = [
    (
        "<h2>Cookies</h2>",
        "<h2>If a moderator decides about you</h2>\n"
        "<p>What was decided, why and until when is told to you, on the site and by e-mail, and is in the file with your "
        "data. So are an appeal that you write, as a guest too, and the answer. The log of decisions stays, without your "
        "name once you have left; the public ledger made of it has numbers only.</p>\n"
        "<h2>Cookies</h2>",
    ),
]


def say_more(apps, schema_editor):
    replace(apps, BEFORE_AND_AFTER)


def say_less(apps, schema_editor):
    replace(apps, [(after, before) for before, after in BEFORE_AND_AFTER])


class Migration(migrations.Migration):
    dependencies = [("home", "0010_privacy_page_says_what_a_newsletter_keeps")]

    operations = [migrations.RunPython(say_more, say_less)]
