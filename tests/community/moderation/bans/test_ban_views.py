import re

import pytest
from django.test import Client

from community.moderation.bans.banning import ban_for_spam, items_of
from community.moderation.models import Appeal, SpamBan
from tests.factories import PASSWORD, UserFactory

ADDRESS = "/moderation/members/jonas-m/ban/"


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def made(say, member, moderator) -> SpamBan:
    say("Buy my powder.", by=member)
    return ban_for_spam(member, by=moderator, note="Powder.", seen=items_of(member).count())


def sign_in(member) -> Client:
    client = Client()
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    return client


def test_it_is_asked_first_with_what_it_would_do(desk, say, member):
    say("Buy my powder.", by=member)
    say("Cheap powder.", by=member, status="held")

    page = desk.get(ADDRESS).text

    assert "2 comments and discussions under this name become spam" in page
    assert ("“Buy my powder.”" in page, "“Cheap powder.”" in page) == (True, True)
    assert not SpamBan.objects.exists()


def test_pressed_it_is_done_and_leads_to_where_it_is_undone(desk, say, member):
    comment = say("Buy my powder.", by=member)

    done = desk.post(ADDRESS, {"note": "Powder.", "seen": "1"}, follow=True)
    made = SpamBan.objects.get()
    undone = desk.post(f"/moderation/bans/{made.pk}/", {"note": "A mistake."}, follow=True)

    assert "Jonas M. is banned, and 1 comment is marked as spam." in done.text
    assert "Jonas M. is back, and 1 comment is as before." in undone.text
    comment.refresh_from_db()
    assert comment.status == "published"


@pytest.mark.parametrize(("wrong", "status"), [({"note": ""}, 422), ({"seen": ""}, 422), ({"seen": "7"}, 302)])
def test_without_a_reason_or_from_an_old_page_nothing_changes(desk, say, member, wrong, status):
    say("Buy my powder.", by=member)

    assert desk.post(ADDRESS, {"note": "Powder.", "seen": "1"} | wrong).status_code == status
    assert not SpamBan.objects.exists()


def test_who_is_banned_is_signed_out_and_nobody_sees_the_profile(desk, say, member):
    say("Buy my powder.", by=member)
    theirs = sign_in(member)
    assert theirs.get("/notifications/").status_code == 200

    desk.post(ADDRESS, {"note": "Powder.", "seen": "1"})

    assert theirs.get("/notifications/").status_code == 302
    assert Client().get("/members/jonas-m/").status_code == 404


def test_signing_in_they_read_why_and_appeal_once_and_somebody_else_takes_it_back(made, member):
    other = UserFactory(display_name="Ines Duarte", groups=["Moderators"])
    client = Client()

    page = client.post("/account/login/", {"login": member.email, "password": PASSWORD}, follow=True)
    address = page.redirect_chain[-1][0]
    sent = client.post(address, {"text": "It is my grandmother’s recipe."}, follow=True)

    assert ("you were banned for spam" in page.text, "Powder." in page.text) == (True, True)
    assert "Your appeal waits for an answer" in sent.text
    theirs = Client()
    theirs.force_login(other)
    theirs.post(f"/cms/review/appeals/{Appeal.objects.get().pk}/", {"overturn": "yes", "words": "It is."})
    member.refresh_from_db()
    assert member.is_active
    assert [one.status for one in items_of(member)] == ["published"]
    # The link was for who could not sign in.
    assert client.get(address).status_code == 404


def test_a_wrong_password_leads_to_no_reason(made, member):
    answer = Client().post("/account/login/", {"login": member.email, "password": "wrong"}, follow=True)

    assert ("Powder." in answer.text, "banned" in answer.text) == (False, False)


def test_the_log_leads_to_the_ban_for_as_long_as_it_can_be_undone(desk, made):
    link = f'href="/moderation/bans/{made.pk}/"'
    assert desk.get("/cms/review/log/").text.count(link) == 1

    desk.post(f"/moderation/bans/{made.pk}/", {"note": "A mistake."})

    assert link not in desk.get("/cms/review/log/").text


def test_the_profile_and_the_case_lead_there_and_a_comment_without_a_name_does_not(desk, say, member):
    named, nameless = say("Held.", by=member, status="held"), say("Tired.", by=member, status="held")
    nameless.alias = "Amber Fox"
    nameless.save(update_fields=["alias"])

    pages = ["/members/jonas-m/", f"/cms/moderation/held/{named.pk}/", f"/cms/moderation/held/{nameless.pk}/?part=case"]

    assert [len(re.findall(ADDRESS, desk.get(page).text)) for page in pages] == [1, 1, 0]
