"""What the privacy page said was true before profiles could be shown in part, and before browsers remembered a visit."""

from django.db import migrations

BEFORE_AND_AFTER = [
    (
        "<p>Nothing is stored in your browser: no cookie, no account, no profile.</p>",
        "<p>We learn nothing of it: no cookie, no account, no profile. Your own browser remembers where you stopped in "
        "the last thirty articles and, for a year, when you were in a conversation, to show you what is new. It tells "
        "nobody.</p>",
    ),
    (
        "it tells whether two comments came from one place, not from which. The address itself is not kept.</li>",
        "it tells whether two comments came from one place, not from which. The address itself is not kept.</li>\n"
        "<li><b>What you are typing, and a receipt for a comment that waits</b>: in your own browser alone, for thirty days at "
        "most, so that you find them there again.</li>",
    ),
    (
        "<li><b>The name you choose and what you write about yourself</b>, which everybody can read.</li>",
        "<li><b>The name you choose</b>, which everybody can read, and <b>what you tell about yourself</b>: each thing is for "
        "everybody, for members or for nobody, as you decide.</li>",
    ),
    (
        "<li><b>Your password</b>, in a form from which it cannot be read back.</li>",
        "<li><b>Your password</b>, in a form from which it cannot be read back.</li>\n"
        "<li><b>A hash of the IP address you sign in from</b>, for a day at most, so that nobody can try passwords without "
        "end.</li>",
    ),
    (
        "and a button to leave, with all you wrote or without your name.",
        "and a button to leave, with all you wrote or without your name. A hash of your handle stays, so that nobody else "
        "can take it and be taken for you.",
    ),
]


def replace(apps, pairs):
    """Sentence by sentence: what an editor has rewritten meanwhile stays theirs."""
    for page in apps.get_model("home", "InformationPage").objects.filter(slug="privacy"):
        for before, after in pairs:
            page.body = page.body.replace(before, after)
        page.save(update_fields=["body"])


def say_more(apps, schema_editor):
    replace(apps, BEFORE_AND_AFTER)


def say_less(apps, schema_editor):
    replace(apps, [(after, before) for before, after in BEFORE_AND_AFTER])


class Migration(migrations.Migration):
    dependencies = [("home", "0005_editors_pick")]

    operations = [migrations.RunPython(say_more, say_less)]
