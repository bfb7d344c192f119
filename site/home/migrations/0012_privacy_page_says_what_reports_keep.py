"""What the privacy page did not say: what somebody told the moderators about a comment."""

from importlib import import_module

from django.db import migrations

replace = import_module("home.migrations.0006_privacy_page_says_more").replace

BEFORE_AND_AFTER = [
    (
        "newsletter we count how many were sent, came back, and were stopped by its link, not who opened it.</li>",
        "newsletter we count how many were sent, came back, and were stopped by its link, not who opened it.</li>\n"
        "<li><b>What you report</b>: about which comment, why, what you wrote, and what came of it. Moderators see who "
        "reported; whoever wrote the comment never does. If somebody is worried about you, only the moderators know, "
        "nothing counts against you, and it is deleted soon after.</li>",
    ),
]


def say_more(apps, schema_editor):
    replace(apps, BEFORE_AND_AFTER)


def say_less(apps, schema_editor):
    replace(apps, [(after, before) for before, after in BEFORE_AND_AFTER])


class Migration(migrations.Migration):
    dependencies = [("home", "0011_privacy_page_says_what_moderation_keeps")]

    operations = [migrations.RunPython(say_more, say_less)]
