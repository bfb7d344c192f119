from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from account_data import deletion
from account_data.deletion import delete_account, request_deletion
from account_data.models import DeletionRequest, Export
from account_data.retention import PURGES, purge
from community.comments import states
from community.comments.models import Comment, Confirmation, Conversation, SavedDraft, Visit
from community.members.models import User
from community.moderation.desk.comment_lanes import SpamLane
from community.moderation.standing_decisions import demote
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.following.subscriptions import follow_as_guest
from community.notifications.models import Notification, QueuedEmail, Subscription
from community.spam.examples import learn_from
from community.spam.models import Example
from tests.factories import PASSWORD, UserFactory
from tests.traces import traces

Status = Comment.Status


def days(number: float):
    return timezone.now() + timedelta(days=number)


def test_the_table_names_everything_that_is_purged(settings):
    assert settings.RETENTION_DAYS.keys() == PURGES.keys()


def test_ip_hashes_last_thirty_days(say):
    comment = say("words")
    Comment.objects.update(ip_hash="abc")

    purge(days(29))
    assert Comment.objects.get().ip_hash == "abc"
    purge(days(31))
    assert Comment.objects.get().ip_hash == ""
    assert Comment.objects.get().comment == comment.comment


def test_what_was_never_confirmed_goes_after_two_weeks(say):
    say("unconfirmed", status="unconfirmed")
    say("held", status="held")

    purge(days(13))
    assert Comment.objects.count() == 2
    purge(days(15))
    assert [comment.comment for comment in Comment.objects.all()] == ["held"]


def test_a_guests_link_withdraws_for_a_year_and_is_then_purged_and_the_comment_stays(client, say):
    confirmed, unconfirmed = say("a guest's words"), say("not confirmed yet", status="unconfirmed")
    token = Confirmation.objects.issue(confirmed)
    Confirmation.objects.update(confirmed_at=timezone.now())
    Confirmation.objects.issue(unconfirmed)

    purge(days(13))
    assert Confirmation.objects.count() == 2
    purge(days(364))
    assert [row.comment for row in Confirmation.objects.all()] == [confirmed]
    assert "Withdraw" in client.get(f"/comments/confirm/{token}/withdraw/").text
    assert purge(days(366))["guest_links"] == 1
    assert Comment.objects.get() == confirmed
    gone = client.get(f"/comments/confirm/{token}/withdraw/")
    assert (gone.status_code, "older than 365 days" in gone.text) == (404, True)


def test_a_guests_answers_end_with_that_link_and_a_newsletter_only_when_its_guest_ends_it(say):
    follow_as_guest(say("a guest's words", email="ann@example.org"))
    newsletter = {"guest_email": "ann@example.org", "origin": Subscription.Origin.FORM}
    Subscription.objects.create(target=UserFactory(), **newsletter)

    purge(days(364))
    assert [row.origin for row in Subscription.objects.all()] == ["guest", "form"]
    purge(days(366))
    assert [row.origin for row in Subscription.objects.all()] == ["form"]


def test_an_unverified_account_goes_after_two_weeks_with_its_address(client, member, moderator):
    client.post("/account/signup/", {"email": "not-mine@example.org", "display_name": "Sam"})
    UserFactory(username="awaited", confirmed=False, groups=["Authors"])
    UserFactory(username="by-hand", confirmed=False).emailaddress_set.all().delete()

    purge(days(13))
    assert User.objects.filter(username="sam").exists()
    assert purge(days(15))["unverified_accounts"] == 1
    assert set(User.objects.values_list("username", flat=True)) == {"jonas-m", "priya", "awaited", "by-hand"}
    assert traces("not-mine@example.org") == []


def test_who_confirmed_once_is_never_purged_so(client, member):
    EmailAddress.objects.create(user=member, email="another@example.org", verified=False)

    assert purge(days(400))["unverified_accounts"] == 0


def test_what_was_done_behind_the_scenes_lasts_two_weeks(db):
    done = {"status": "FAILED", "args_kwargs": {}, "run_after": days(0), "traceback": "refused: ann@example.org"}
    DBTaskResult.objects.create(finished_at=days(0), **done)
    ready = DBTaskResult.objects.create(**done | {"status": "READY"})

    purge(days(13))
    assert DBTaskResult.objects.count() == 2
    assert purge(days(15))["tasks"] == 1
    assert DBTaskResult.objects.get() == ready


def test_sessions_that_ended_go_with_what_they_held_and_others_stay(client, member):
    client.post("/account/password/reset/", {"email": "typed-once@example.org"})
    staying = Client()
    staying.post("/account/login/", {"login": member.email, "password": PASSWORD, "remember": "on"})
    assert traces("typed-once@example.org")

    Session.objects.exclude(session_key=staying.session.session_key).update(expire_date=days(-1))
    assert purge()["ended sessions"] == 1

    assert traces("typed-once@example.org") == []
    assert staying.get("/notifications/").status_code == 200


def test_a_session_lasts_as_long_as_the_privacy_page_says(client, member, settings):
    client.post("/account/login/", {"login": member.email, "password": PASSWORD, "remember": "on"})

    lasts = Session.objects.get().expire_date - timezone.now()
    assert timedelta(0) < timedelta(seconds=settings.SESSION_COOKIE_AGE) - lasts < timedelta(minutes=1)


def test_a_file_to_take_along_lasts_two_days_from_when_it_was_made(member):
    export = Export.objects.create(member=member)
    export.file.save("mine.zip", ContentFile(b"everything"), save=False)
    export.made_at = days(0.5)
    export.save()
    storage, name = export.file.storage, export.file.name

    purge(days(2.4))
    assert storage.exists(name)
    assert purge(days(2.6))["exports"] == 1
    assert not storage.exists(name)


def test_notifications_that_were_read_last_three_months(say, member):
    read = Notification.objects.create(recipient=member, comment=say("words"), kind="reply", read_at=timezone.now())
    unread = Notification.objects.create(recipient=member, comment=say("more"), kind="reply")

    purge(timezone.now() + timedelta(days=89))
    assert set(Notification.objects.all()) == {read, unread}
    purge(timezone.now() + timedelta(days=91))

    assert list(Notification.objects.all()) == [unread]


def test_what_a_guest_follows_lasts_as_long_as_the_link(say, member):
    follow_as_guest(say("words"))
    Subscription.objects.create(member=member, target=say("more"))

    purge(timezone.now() + timedelta(days=364))
    assert Subscription.objects.count() == 2
    purge(timezone.now() + timedelta(days=366))

    assert [row.member for row in Subscription.objects.all()] == [member]


def test_notifications_last_a_year(say, member):
    Notification.objects.create(recipient=member, comment=say("words"), kind="reply")

    purge(days(364))
    assert Notification.objects.exists()
    purge(days(366))
    assert not Notification.objects.exists()


def test_spam_goes_after_thirty_days_and_keeps_its_place_under_replies(say, member):
    alone = say("spam alone", status="spam")
    answered = say("spam with a reply")
    reply = say("a reply", by=member, to=answered)
    states.change_status(answered, Status.SPAM)

    purge(days(29))
    assert Comment.objects.count() == 3
    purge(days(31))
    answered.refresh_from_db()
    assert not Comment.objects.filter(pk=alone.pk).exists()
    assert (answered.status, answered.comment) == ("spam", "")
    assert Comment.objects.filter(pk=reply.pk, status="published").exists()
    assert purge(days(31))["spam"] == 0
    assert list(SpamLane().cases()) == []


def test_what_spam_taught_stays_after_its_words_for_two_years(say):
    comment = say("spam", status="spam")
    learn_from(comment, is_spam=True, moderator=None, decision_id=None)

    purge(days(31))
    assert not Comment.objects.filter(pk=comment.pk).exists()
    assert Example.objects.get().comment is None
    assert purge(days(731))["spam_examples"] == 1


def test_spam_without_a_name_stays_a_place_where_its_writer_was_set_back(say, member, moderator):
    """The log would name whoever wrote it as soon as the comment were gone."""
    whispered = say("spam without a name", by=member, status="spam")
    Comment.objects.filter(pk=whispered.pk).update(alias="Quiet Heron")
    demote(member, by=moderator, note="Three times now.", comment=whispered)

    purge(days(31))

    whispered.refresh_from_db()
    assert (whispered.status, whispered.comment) == ("spam", "")
    client = Client()
    client.force_login(moderator)
    log = client.get("/cms/review/log/").text
    assert "Quiet Heron" in log
    assert member.display_name not in log
    assert member.get_absolute_url() not in log


def test_drafts_last_ninety_days(article, member):
    SavedDraft.objects.create(
        member=member, content_type=ContentType.objects.get_for_model(article), object_id=article.pk, body="half a"
    )

    purge(days(89))
    assert SavedDraft.objects.exists()
    purge(days(91))
    assert not SavedDraft.objects.exists()


def test_visits_last_a_year(article, member):
    Visit.objects.create(
        member=member, conversation=Conversation.objects.get_or_create_for(article), seen_at=timezone.now()
    )

    purge(days(364))
    assert Visit.objects.exists()
    purge(days(366))
    assert not Visit.objects.exists()


def test_purging_twice_finds_nothing_more(say):
    say("unconfirmed", status="unconfirmed")

    assert purge(days(400))["unconfirmed_comments"] == 1
    assert set(purge(days(400)).values()) == {0}


def test_a_deletion_that_fails_holds_up_nobody_else(member, other_member, monkeypatch, caplog):
    for each in (member, other_member):
        request_deletion(each, keeps_content=False)
    DeletionRequest.objects.update(due_at=days(-1))
    unlucky = DeletionRequest.objects.earliest("pk")

    def fails_for_one(deletion_request: DeletionRequest) -> bool:
        if deletion_request == unlucky:
            raise RuntimeError("The disk is full")
        return delete_account(deletion_request)

    monkeypatch.setattr(deletion, "delete_account", fails_for_one)

    assert purge()["deletions"] == 1
    assert DeletionRequest.objects.get() == unlucky
    assert "The disk is full" in caplog.text


def test_that_an_email_was_sent_or_failed_is_known_for_a_month_and_one_that_waits_stays(db):
    for changes in ({"sent_at": days(0)}, {"failed_at": days(0)}, {}):
        QueuedEmail.objects.create(recipient="ann@example.org", **changes)

    assert purge(days(29))["emails"] == 0
    assert purge(days(31))["emails"] == 2
    assert QueuedEmail.objects.get().sent_at is None


def test_an_address_that_bounced_is_tried_again_after_half_a_year_and_who_unsubscribed_never_hears_again(db):
    for reason in EmailSuppression.Reason.values:
        EmailSuppression.objects.suppress("x" * 64, "everything", reason)
    EmailSuppression.objects.update(created_at=days(0))

    assert purge(days(179))["bounces"] == 0
    assert purge(days(181))["bounces"] == 1
    assert sorted(EmailSuppression.objects.values_list("reason", flat=True)) == ["complained", "unsubscribed"]
