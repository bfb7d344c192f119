from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.comments.models import Comment
from community.moderation.models import Decision, Sanction
from community.moderation.sanctions.sanctioning import sanction
from community.moderation.sanctions.steps import STEPS

MEMBER = "/moderation/members/jonas-m/sanction/"
FORM = {"step": "1", "reason": "unkind", "note": "Third time.", "seen": "0"}


def member_client(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def test_asked_first_with_the_step_that_comes_next_and_done_by_the_button(desk, member):
    page = desk.get(MEMBER).text
    assert "Warn or suspend Jonas M.?" in page
    assert "<strong>Warn: nothing changes for them yet</strong>" in page
    assert not Sanction.objects.exists()

    assert desk.post(MEMBER, FORM)["Location"] == "/members/jonas-m/"

    made = Sanction.objects.get()
    assert (made.member, made.until - made.created_at) == (member, timedelta(days=1))
    profile = desk.get("/members/jonas-m/").text
    assert f"suspended until {timezone.localtime(made.until):%-d %B %Y}" in profile
    assert "<strong>Suspend for a day</strong>" in desk.get(MEMBER).text


@pytest.mark.parametrize("wrong", [{"note": ""}, {"reason": "mood"}, {"step": "365"}, {"seen": "x"}])
def test_what_is_missing_or_made_up_is_refused_and_what_was_typed_stays(desk, member, wrong):
    answer = desk.post(MEMBER, FORM | wrong)

    assert answer.status_code == 422
    assert wrong.get("note") == "" or "Third time." in answer.text
    assert not Sanction.objects.exists()


def test_a_stale_tab_changes_nothing_and_says_so(desk, member, administrator):
    sanction(member, STEPS[0], by=administrator, reason="unkind", note="First.")

    answer = desk.post(MEMBER, FORM, follow=True)

    assert "somebody else has just decided about this" in answer.text
    assert Sanction.objects.count() == 1


def test_of_a_comment_without_a_name_no_page_says_whose_it_is(desk, hidden, member):
    address = f"/moderation/comments/{hidden.pk}/sanction/"

    asked = desk.get(address).text
    done = desk.post(address, FORM, follow=True).text
    log, profile = desk.get("/cms/review/log/").text, desk.get("/members/jonas-m/").text
    lifting = desk.get(f"/moderation/sanctions/{Sanction.objects.get().pk}/lift/").text

    assert "Amber Fox is suspended" in done
    for page in (asked, done, log, lifting):
        assert "Amber Fox" in page
        assert "Jonas" not in page
        assert "jonas-m" not in page
    assert "suspended" not in profile


def test_of_a_comment_with_a_name_it_is_the_profile(desk, say, member):
    assert desk.get(f"/moderation/comments/{say('w', by=member).pk}/sanction/")["Location"] == MEMBER


def test_a_suspended_member_cannot_post_and_the_text_comes_back(desk, member, thing):
    desk.post(MEMBER, FORM)
    until = Sanction.objects.get().until
    client = member_client(member)
    address = f"/comments/on/things.thing/{thing.pk}/"
    form = client.get(address).context["form"]
    hidden_fields = {name: form[name].value() for name in ("content_type", "object_pk", "timestamp", "security_hash")}

    answer = client.post(address, hidden_fields | {"body": "But I meant it well.", "reply_to": ""})

    assert answer.status_code == 403
    assert 'data-refused-by="suspension"' in answer.text
    assert f"until {timezone.localtime(until):%-d %B %Y, %H:%M}" in answer.text
    assert "But I meant it well." in answer.text
    assert not Comment.objects.exists()


def test_nor_change_what_they_wrote_but_withdraw_it(desk, say, member):
    comment = say("As it was.", by=member)
    desk.post(MEMBER, FORM)
    client = member_client(member)
    before = client.get(f"/comments/{comment.pk}/edit/").context["form"]["before"].value()

    edited = client.post(f"/comments/{comment.pk}/edit/", {"body": "Other words.", "before": before, "language": ""})
    withdrawn = client.post(f"/comments/{comment.pk}/withdraw/")

    assert (edited.status_code, "Other words." in edited.text) == (403, True)
    assert withdrawn.status_code == 302
    assert Comment.objects.get().status == "withdrawn"


@pytest.mark.parametrize("page", ["/", "/account/data/", "/notifications/", "/members/me/edit/"])
def test_a_suspended_member_signs_in_reads_exports_and_leaves(desk, member, site_tree, page):
    desk.post(MEMBER, FORM)

    assert member_client(member).get(page).status_code == 200


def test_the_member_is_told_on_a_page_that_nobody_else_can_open(desk, member, other_member):
    desk.post(MEMBER, FORM)
    made = Sanction.objects.get()
    address = made.get_absolute_url()

    page = member_client(member).get(address).text
    assert "You’re suspended until" in page
    assert "Third time." in page
    assert f'href="/moderation/appeals/{made.decision.pk}/"' in page
    assert "Priya" not in page
    assert member_client(other_member).get(address).status_code == 404
    assert desk.get(address).status_code == 404
    assert address in member_client(member).get("/notifications/").text


def test_lifting_asks_why_and_is_told(desk, member):
    desk.post(MEMBER, FORM)
    made = Sanction.objects.get()
    address = f"/moderation/sanctions/{made.pk}/lift/"

    assert desk.post(address, {"note": ""}).status_code == 422
    assert desk.post(address, {"note": "We talked."})["Location"] == "/members/jonas-m/"
    again = desk.post(address, {"note": "We talked."}, follow=True)

    assert "it is over already" in again.text
    assert list(Decision.objects.values_list("act", flat=True)) == ["lift", "suspend"]
    assert "This was taken back" in member_client(member).get(made.get_absolute_url()).text


@pytest.mark.parametrize("role", ["member", "author"])
def test_only_moderators(request, role, other_member, moderator, author, member):
    made = sanction(other_member, STEPS[1], by=moderator, reason="unkind", note="No.")
    client = member_client(request.getfixturevalue(role))

    assert client.post("/moderation/members/beatriz/sanction/", FORM).status_code == 403
    assert client.post(f"/moderation/sanctions/{made.pk}/lift/", {"note": "Mine."}).status_code == 403
    assert Sanction.objects.get().lifted_at is None
