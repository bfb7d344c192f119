"""The house rules that a site began with become numbered sections. Rules that somebody has written since stay as they
are: an editor divides them."""

from django.db import migrations

FIRST = "<p>Somebody may be reading your comment at two in the morning with a baby on one arm. Write it for them.</p>"
#: What every site began with has this sentence; an owner's own rules do not.
UNCHANGED = "<li><b>Ask for help where help is.</b> We are not doctors or lawyers."
SECTIONS = [
    (
        "Be kind",
        "be-kind",
        "<p>Disagree with what was said, not with the person who said it. Nobody here needs to be told that they are a bad "
        "parent, a bad colleague or a bad son.</p>",
    ),
    (
        "Be concrete",
        "be-concrete",
        "<p>What you tried, what happened, what it cost. That helps more than what everybody should do.</p>",
    ),
    (
        "Keep other people’s secrets",
        "keep-other-peoples-secrets",
        "<p>Your children, your partner and your colleagues did not sign up. Tell your side, leave out names, schools and "
        "diagnoses that are not yours, and ask yourself whether your child would mind reading it at fifteen.</p>",
    ),
    (
        "No advertising",
        "no-advertising",
        "<p>That includes the friendly kind. A link that answers the question is welcome; your shop, your course and your "
        "referral code are not.</p>",
    ),
    (
        "Ask for help where help is",
        "ask-for-help-where-help-is",
        "<p>We are not doctors or lawyers. If somebody is in danger, call the emergency services of your country first.</p>",
    ),
    (
        "What moderators do",
        "what-moderators-do",
        "<p>The first comment of somebody new, and anything a filter has doubts about, may wait until a moderator has read "
        "it. You see it in its place meanwhile, with a note saying so.</p>"
        "<p>A moderator can remove a comment that breaks these rules. They give a reason, and every such decision is "
        "written down with the name of whoever took it. Replies below a removed comment stay where they are. If a removal "
        "was a mistake, the comment can be put back.</p>",
    ),
]


def number(apps, schema_editor):
    InformationPage = apps.get_model("home", "InformationPage")
    RuleSection = apps.get_model("home", "RuleSection")
    for page in InformationPage.objects.filter(slug="house-rules", latest_revision=None, body__contains=UNCHANGED):
        InformationPage.objects.filter(pk=page.pk).update(body=FIRST)
        RuleSection.objects.bulk_create(
            RuleSection(page=page, sort_order=order, title=title, anchor=anchor, body=body)
            for order, (title, anchor, body) in enumerate(SECTIONS)
        )


class Migration(migrations.Migration):
    dependencies = [("home", "0015_add_rule_sections")]

    operations = [migrations.RunPython(number, migrations.RunPython.noop)]
