"""Who is told of what, from the form to the list, and how a guest asks to be told."""

from django.test import Client

from community.comments.models import Comment, Confirmation
from community.notifications.models import Notification, Preferences, Subscription
from tests.community.notifications.settings.test_settings import SENT
from tests.factories import CommentFactory
from tests.journeys.conftest import signed_in

GUEST = {"name": "Ann Lee", "email": "Ann@Example.org"}


def test_an_answer_is_told_seen_taken_back_and_told_again(article, member, other_member, decide, say):
    mine = CommentFactory(target=article, member=member)
    CommentFactory(target=article, member=other_member)  # established: what follows appears at once
    say(signed_in(other_member), article, "Towels help.", to=mine)
    answer = Comment.objects.get(comment="Towels help.")
    browser = signed_in(member)
    assert "answered you in" in browser.get("/notifications/").text

    decide(answer, "remove", reason="unkind")
    assert "answered you in" not in browser.get("/notifications/").text
    told = signed_in(other_member).get("/notifications/").text
    assert "A moderator removed your comment" in told
    assert "(Unkind to a person)" in told
    assert "Priya" not in told

    decide(answer, "restore")
    assert browser.get("/notifications/").text.count("answered you in") == 1
    assert "Your comment is live" in signed_in(other_member).get("/notifications/").text

    browser.get(article.get_url())
    assert "data-bell-count data-none>0<" in browser.get("/").text


def test_a_held_answer_is_told_once_it_is_approved(article, member, decide, say):
    mine = CommentFactory(target=article, member=member)
    say(Client(), article, "Towels help.", to=mine, **GUEST)
    held = Comment.objects.get(comment="Towels help.")
    assert not Notification.objects.filter(recipient=member).exists()

    Client().post(f"/comments/confirm/{Confirmation.objects.issue(held)}/")
    assert not Notification.objects.filter(recipient=member).exists()
    decide(held, "approve")

    assert list(Notification.objects.filter(recipient=member).values_list("kind", flat=True)) == ["reply"]


def test_a_guest_asks_for_answers_confirms_and_joins(article, member, say, django_capture_on_commit_callbacks):
    say(Client(), article, "Towels help.", wants_answers="on", **GUEST)
    comment = Comment.objects.get(comment="Towels help.")
    row = Subscription.objects.get()
    assert (row.guest_email, row.target, row.is_active) == ("ann@example.org", comment, False)

    Client().post(f"/comments/confirm/{Confirmation.objects.issue(comment)}/")
    row.refresh_from_db()
    assert row.is_active

    from allauth.account.models import EmailAddress  # noqa: PLC0415 -- used by this test alone

    EmailAddress.objects.filter(user=member).update(email="ann@example.org")
    type(member).objects.filter(pk=member.pk).update(email="ann@example.org")
    signed_in(type(member).objects.get(pk=member.pk)).post("/comments/yours/take-over/")

    assert [(each.member, each.guest_email, each.target) for each in Subscription.objects.all()] == [
        (member, "", comment)
    ]


def test_nothing_is_asked_for_without_the_tick(article, say):
    form = Client().get(f"/comments/on/blog.articlepage/{article.pk}/").text
    assert 'name="wants_answers"' in form
    assert "checked" not in form[form.index('name="wants_answers"') :][:60]

    say(Client(), article, "Towels help.", **GUEST)

    assert not Subscription.objects.exists()


def test_an_address_that_is_never_confirmed_is_forgotten_with_its_comment(article, say):
    say(Client(), article, "Towels help.", wants_answers="on", **GUEST)

    Comment.objects.get(comment="Towels help.").delete()

    assert not Subscription.objects.exists()


def test_a_guest_who_withdraws_is_written_to_no_more(article, say):
    say(Client(), article, "Towels help.", wants_answers="on", **GUEST)
    token = Confirmation.objects.issue(Comment.objects.get(comment="Towels help."))
    Client().post(f"/comments/confirm/{token}/")

    Client().post(f"/comments/confirm/{token}/withdraw/")

    assert not Subscription.objects.exists()


def test_a_member_follows_where_they_write_only_if_they_chose_so(article, member, other_member, say):
    browser = signed_in(member)
    say(browser, article, "Towels help.")
    assert not Subscription.objects.exists()

    assert "Follow every conversation I write in" in browser.get("/notifications/settings/").text
    assert browser.post("/notifications/settings/", {**SENT, "follows_where_writes": "on"}).status_code == 302
    say(browser, article, "And an early supper.")
    assert "because you wrote there" in browser.get("/notifications/following/").text

    browser.post("/notifications/settings/", SENT)
    assert not Preferences.objects.get().follows_where_writes
    assert Subscription.objects.count() == 1
