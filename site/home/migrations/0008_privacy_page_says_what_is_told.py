"""What the privacy page did not say: a guest's address that answers are told to, and a member's notifications."""

from importlib import import_module

from django.db import migrations

replace = import_module("home.migrations.0006_privacy_page_says_more").replace

BEFORE_AND_AFTER = [
    (
        "the tick beside the button. It names neither you nor the address.</li>",
        "the tick beside the button. It names neither you nor the address.</li>\n"
        "<li><b>That you want answers by e-mail</b>, if you tick it: your address beside the comment you want them for, until "
        "you stop them or withdraw the comment.</li>",
    ),
    (
        "<li><b>Your comments, drafts and marks</b>",
        "<li><b>Your notifications</b>: who answered or mentioned you, what is new where you follow, and what a moderator "
        "decided about a comment of yours. Nobody else sees them.</li>\n"
        "<li><b>Your comments, drafts and marks</b>",
    ),
]


def say_more(apps, schema_editor):
    replace(apps, BEFORE_AND_AFTER)


def say_less(apps, schema_editor):
    replace(apps, [(after, before) for before, after in BEFORE_AND_AFTER])


class Migration(migrations.Migration):
    dependencies = [("home", "0007_privacy_page_says_what_guests_keep")]

    operations = [migrations.RunPython(say_more, say_less)]
