"""The form of a sanction, and what its pages say."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.moderation.models import Sanction
from community.moderation.sanctions.sanction_form import LiftForm, SanctionForm
from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS

MEMBER = "/moderation/members/jonas-m/sanction/"
SENT = {"step": "3", "reason": "unkind", "note": "Third time.", "seen": "0"}


def page_of(made: Sanction, member) -> str:
    client = Client()
    client.force_login(member)
    return client.get(made.get_absolute_url()).text


@pytest.mark.parametrize("step", STEPS)
def test_it_gives_the_step_that_was_chosen(step):
    form = SanctionForm(SENT | {"step": step.value})

    assert form.is_valid()
    assert form.cleaned_data == {"step": step, "reason": "unkind", "note": "Third time.", "seen": 0}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("step", ""),
        ("step", "2"),
        ("reason", ""),
        ("reason", "mood"),
        ("note", "  "),
        ("note", "x" * 301),
        ("seen", ""),
        ("seen", "-1"),
    ],
)
def test_each_field_refuses_what_is_missing_or_made_up(field, value):
    assert list(SanctionForm(SENT | {field: value}).errors) == [field]


def test_a_sentence_of_three_hundred_characters_fits():
    assert SanctionForm(SENT | {"note": "x" * 300}).is_valid()
    assert LiftForm({"note": "x" * 300}).is_valid()
    assert list(LiftForm({"note": "x" * 301}).errors) == ["note"]


@pytest.mark.parametrize("earlier", [0, 1, 2])
def test_the_step_that_comes_next_is_chosen_when_it_opens(desk, member, moderator, earlier):
    seen = 0
    for step in STEPS[:earlier]:
        seen = sanction(member, step, by=moderator, reason="unkind", note=f"{step.value}.", seen=seen).pk

    page = desk.get(MEMBER)

    assert page.context["form"].initial == {"step": STEPS[earlier].value, "seen": seen}
    assert f"<strong>{STEPS[earlier].label}</strong>" in page.text
    assert ("<h2>Earlier</h2>" in page.text) is bool(earlier)


def test_opening_it_changes_nothing(desk, member):
    for _ in range(2):
        assert desk.get(MEMBER).status_code == 200

    assert not Sanction.objects.exists()


def test_somebody_whose_account_is_closed_is_not_found(desk, member):
    member.is_active = False
    member.save()

    assert desk.post(MEMBER, SENT).status_code == 404
    assert not Sanction.objects.exists()


def test_a_guests_comment_has_no_such_form(desk, say):
    assert desk.get(f"/moderation/comments/{say('w').pk}/sanction/").status_code == 404


def test_staff_are_refused_with_a_sentence(desk, administrator):
    answer = desk.post("/moderation/members/tobias/sanction/", SENT, follow=True)

    assert "looks after this site: an administrator takes that away first." in answer.text
    assert not Sanction.objects.exists()


def test_by_an_alias_staff_and_members_get_the_same_answer(desk, hidden, member, administrator):
    """Or the answer would tell that the author is staff."""
    address = f"/moderation/comments/{hidden.pk}/sanction/"
    said = []
    for writer in (member, administrator):
        hidden.user = writer
        hidden.save(update_fields=["user"])
        answer = desk.post(address, SENT, follow=True)
        said.append([str(message) for message in answer.context["messages"]])

    assert said == [["Amber Fox is suspended, and is told why."]] * 2


@pytest.mark.parametrize("method", ["put", "delete"])
def test_it_answers_to_nothing_else(desk, member, method):
    assert getattr(desk, method)(MEMBER).status_code == 405


def test_a_stranger_is_led_to_sign_in(member):
    assert Client().get(MEMBER)["Location"].startswith("/account/login/")


def test_what_the_member_reads_while_it_lasts_and_afterwards(member, moderator):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")
    assert "You’re suspended until" in page_of(made, member)

    Sanction.objects.update(until=timezone.now() - timedelta(seconds=1))
    page = page_of(made, member)

    assert "Your suspension is over" in page
    assert "Third time." in page
    assert "Appeal…" not in page


def test_what_the_member_reads_of_a_warning(member, moderator):
    page = page_of(sanction(member, STEPS[0], by=moderator, reason="other", note="Please."), member)

    assert "A warning from a moderator" in page
    assert "Nothing changes for you this time." in page
    assert "Another reason" not in page


def test_what_the_member_reads_when_it_was_taken_back(member, moderator):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")
    lift(made, by=moderator, note="We talked.")

    page = page_of(made, member)

    assert "This was taken back" in page
    assert "Nothing of it is in force." in page
    assert "Appeal…" not in page


@pytest.mark.parametrize(
    ("step", "asks"), [(STEPS[0], "Take back the warning to"), (STEPS[1], "Lift the suspension of")]
)
def test_lifting_asks_first(desk, member, moderator, step, asks):
    made = sanction(member, step, by=moderator, reason="unkind", note="Third time.")

    assert f"{asks} Jonas M.?" in desk.get(f"/moderation/sanctions/{made.pk}/lift/").text
    made.refresh_from_db()
    assert made.lifted_at is None


def test_the_profile_offers_to_lift_what_is_in_force_alone(desk, member, moderator):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")
    address = f'href="/moderation/sanctions/{made.pk}/lift/"'
    assert desk.get("/members/jonas-m/").text.count(address) == 1

    Sanction.objects.update(until=timezone.now() - timedelta(seconds=1))

    page = desk.get("/members/jonas-m/").text
    assert (page.count(address), "Third time." in page) == (0, True)


def test_members_read_nothing_of_it_on_the_profile(member, other_member, moderator):
    sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")
    client = Client()
    client.force_login(other_member)

    for browser in (client, Client()):
        page = browser.get("/members/jonas-m/").text
        assert "Third time." not in page
        assert "suspended" not in page
