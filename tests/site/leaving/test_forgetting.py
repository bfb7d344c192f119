from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from community.comments import states
from community.comments.models import Comment, Confirmation, Conversation, SavedDraft, Visit
from leaving.forgetting import KINDS, forget

Status = Comment.Status


def days(number: float):
    return timezone.now() + timedelta(days=number)


def test_the_table_names_everything_that_is_forgotten(settings):
    assert settings.KEEP_DAYS.keys() == KINDS.keys()


def test_address_hashes_last_thirty_days(say):
    comment = say("words")
    Comment.objects.update(address_hash="abc")

    forget(days(29))
    assert Comment.objects.get().address_hash == "abc"
    forget(days(31))
    assert Comment.objects.get().address_hash == ""
    assert Comment.objects.get().comment == comment.comment


def test_what_was_never_confirmed_goes_after_two_weeks(say):
    say("unconfirmed", status="unconfirmed")
    say("held", status="held")

    forget(days(13))
    assert Comment.objects.count() == 2
    forget(days(15))
    assert [comment.comment for comment in Comment.objects.all()] == ["held"]


def test_a_guests_link_withdraws_for_a_year_and_is_then_forgotten_and_the_comment_stays(client, say):
    confirmed, waiting = say("a guest's words"), say("not confirmed yet", status="unconfirmed")
    token = Confirmation.objects.issue(confirmed)
    Confirmation.objects.update(confirmed_at=timezone.now())
    Confirmation.objects.issue(waiting)

    forget(days(13))
    assert Confirmation.objects.count() == 2
    forget(days(364))
    assert [row.comment for row in Confirmation.objects.all()] == [confirmed]
    assert "Withdraw" in client.get(f"/comments/confirm/{token}/withdraw/").text
    assert forget(days(366))["guest_links"] == 1
    assert Comment.objects.get() == confirmed
    gone = client.get(f"/comments/confirm/{token}/withdraw/")
    assert (gone.status_code, "older than 365 days" in gone.text) == (404, True)


def test_spam_goes_after_thirty_days_and_keeps_its_place_under_replies(say, member):
    alone = say("spam alone", status="spam")
    answered = say("spam with a reply")
    reply = say("a reply", by=member, to=answered)
    states.change(answered, Status.SPAM)

    forget(days(29))
    assert Comment.objects.count() == 3
    forget(days(31))
    answered.refresh_from_db()
    assert not Comment.objects.filter(pk=alone.pk).exists()
    assert (answered.status, answered.comment) == ("spam", "")
    assert Comment.objects.filter(pk=reply.pk, status="published").exists()
    assert forget(days(31))["spam"] == 0


def test_drafts_last_ninety_days(article, member):
    SavedDraft.objects.create(
        member=member, content_type=ContentType.objects.get_for_model(article), object_id=article.pk, body="half a"
    )

    forget(days(89))
    assert SavedDraft.objects.exists()
    forget(days(91))
    assert not SavedDraft.objects.exists()


def test_visits_last_a_year(article, member):
    Visit.objects.create(member=member, conversation=Conversation.objects.about(article), seen_at=timezone.now())

    forget(days(364))
    assert Visit.objects.exists()
    forget(days(366))
    assert not Visit.objects.exists()


def test_forgetting_twice_finds_nothing_more(say):
    say("unconfirmed", status="unconfirmed")

    assert forget(days(400))["unconfirmed"] == 1
    assert set(forget(days(400)).values()) == {0}
