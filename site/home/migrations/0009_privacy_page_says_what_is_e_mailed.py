"""What the privacy page did not say: which e-mails a member chose, and which notifications were e-mailed."""

from importlib import import_module

from django.db import migrations

replace = import_module("home.migrations.0006_privacy_page_says_more").replace

BEFORE_AND_AFTER = [
    (
        "decided about a comment of yours. Nobody else sees them.</li>",
        "decided about a comment of yours. Nobody else sees them. With them, which e-mails you chose and at what hour, and "
        "when something was e-mailed to you; not whether you opened it.</li>",
    ),
]


def say_more(apps, schema_editor):
    replace(apps, BEFORE_AND_AFTER)


def say_less(apps, schema_editor):
    replace(apps, [(after, before) for before, after in BEFORE_AND_AFTER])


class Migration(migrations.Migration):
    dependencies = [("home", "0008_privacy_page_says_what_is_told")]

    operations = [migrations.RunPython(say_more, say_less)]
