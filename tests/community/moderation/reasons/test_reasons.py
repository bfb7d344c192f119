"""Reasons of decisions are edited in the CMS, lead to their section of the house rules, and stay for earlier rows."""

import pytest
from django.core.exceptions import ValidationError

from community.moderation.decisions import decide
from community.moderation.forms import DecisionForm
from community.moderation.models import Act, Decision, Reason, RemovalReason
from community.moderation.reasons.reasons_in_use import (
    DEFAULT_REASONS,
    forget_reasons,
    in_order,
    label_of,
    offered_reasons,
    reasons_in_use,
)
from community.moderation.sanctions.sanction_form import SanctionForm
from tests.community.posting.conftest import sign_in

REASONS = "/cms/snippets/moderation/removalreason/"


@pytest.fixture
def in_database(db) -> None:
    forget_reasons()


def test_a_site_begins_with_those_that_code_knows(in_database):
    assert [(one.key, one.label) for one in reasons_in_use()] == [(one.key, one.label) for one in DEFAULT_REASONS]
    assert [one.rule_url for one in reasons_in_use()] == [
        "/house-rules/#be-kind",
        "/house-rules/#no-advertising",
        "",
        "/house-rules/#keep-other-peoples-secrets",
        "",
        "",
    ]


def test_a_new_one_is_offered_at_once_wherever_a_reason_is_asked_for(in_database):
    RemovalReason.objects.create(label="Medical advice", section="ask-for-help-where-help-is", position=5)

    for form in (DecisionForm(Act.REMOVE), SanctionForm()):
        assert next(iter(form.fields["reason"].choices)) == ("medical-advice", "Medical advice")
    assert "reason" not in DecisionForm(Act.SPAM).fields


def test_what_is_no_longer_offered_is_still_read_in_earlier_decisions(in_database, say, member, moderator):
    made = RemovalReason.objects.create(label="Medical advice")
    decision = decide(say("Take ten of them.", by=member), Act.REMOVE, by=moderator, reason=made.key)
    made.is_offered = False
    made.save()

    assert made.key not in dict(offered_reasons())
    assert Decision.objects.get(pk=decision.pk).get_reason_display() == "Medical advice"


def test_in_other_words_it_is_the_same_reason(in_database, say, member, moderator):
    decision = decide(say("You fool.", by=member), Act.REMOVE, by=moderator, reason="unkind")
    reason = RemovalReason.objects.get(key="unkind")
    reason.label, reason.section = "It attacks somebody", "be-gentle"
    reason.save()

    assert (decision.get_reason_display(), decision.rule_url) == ("It attacks somebody", "/house-rules/#be-gentle")


def test_the_author_of_a_removed_comment_is_led_to_the_section(in_database, say, member, moderator):
    comment = say("You fool.", by=member)
    decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    page = sign_in(member).get(comment.get_absolute_url()).text

    assert '<a href="/house-rules/#be-kind">The house rule</a>' in page


def test_two_with_the_same_words_have_keys_of_their_own(in_database):
    keys = [RemovalReason.objects.create(label="Über die Schule, und sehr lang").key for _ in range(2)]

    assert keys == ["uber-die-schule-u", "uber-die-schule-u-2"]
    assert RemovalReason.objects.create(label="理由").key == "reason"


def test_nine_are_the_most_and_another_reason_stays(in_database):
    for number in range(3):
        RemovalReason.objects.create(label=f"Number {number}")
    with pytest.raises(ValidationError, match="Nine at most"):
        RemovalReason(label="Number ten").clean()
    RemovalReason(label="Not offered", is_offered=False).clean()
    with pytest.raises(ValidationError, match="This one stays"):
        RemovalReason(key=Reason.OTHER, label="Another", is_offered=False).clean()


def test_a_key_that_nobody_knows_is_read_as_it_stands():
    assert label_of("gone-since") == "gone-since"
    assert in_order({"gone-since": 1, "advertising": 2, "unkind": 3}) == [
        ("unkind", 3),
        ("advertising", 2),
        ("gone-since", 1),
    ]


def test_moderators_edit_them_in_the_cms_and_nobody_deletes_one(site_tree, moderator, administrator):
    reason = RemovalReason.objects.get(key="off-topic")
    client = sign_in(moderator)
    edit = f"{REASONS}edit/{reason.pk}/"

    page = client.get(edit)
    assert '<option value="be-kind">1. Be kind</option>' in page.text
    form = {"label": "Not about this page", "section": "be-concrete", "is_offered": "on", "position": "30"}
    assert client.post(edit, form).status_code == 302

    reason.refresh_from_db()
    assert (reason.label, reason.section, reason.key) == ("Not about this page", "be-concrete", "off-topic")
    assert sign_in(administrator).post(f"{REASONS}delete/{reason.pk}/").status_code in (302, 403)
    assert RemovalReason.objects.filter(pk=reason.pk).exists()
