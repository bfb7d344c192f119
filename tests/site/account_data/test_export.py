import json
from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from account_data import export_places
from community.comments.models import Conversation
from community.members import profile_picture
from community.members.models import User
from community.moderation.standing_decisions import demote
from community.notifications.delivery.bounces import suppress
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import QueuedEmail
from tests.factories import CommentFactory
from tests.site.account_data.exported import exported, zip_of

#: Tables that point at members and are not taken along, with the reason.
LEFT_OUT = {
    "moderation.SpamBan": "how it would be undone; the decision, and each comment, are exported",
    "moderation.Claim": "which case a moderator reads just now, or a note to another one about it",
    "transfer.Import": "who started an import",
    "account.EmailConfirmation": "e-mails on their way",
    "spam.SettingsVersion": "who changed the filter's word lists, which is the editors' work",
    "moderation.ModeratorArea": "what somebody moderates here, which is a role like those of groups",
    "comments.PolicyVersion": "who said what holds where, which is the moderators' and editors' work",
    "spam.Example": "who taught the filter, which is in the log of decisions",
    "admin.LogEntry": "what an administrator did in Django's admin",
    "comments.Feature": "what an author or moderator featured is about others' comments",
    "django_comments.Comment": "the table below comments.Comment",
    "django_comments.CommentFlag": "the package's own marks; this site writes none",
    "django_comments_xtd.XtdComment": "the table below comments.Comment",
    "home.HomePage": "who made or locks a page",
    "home.InformationPage": "who made or locks a page",
    "blog.ArticleIndexPage": "who made or locks a page",
    "moderation.Replay": "which rules a moderator applied again, which is in the log of decisions",
    "leaving.DeletionRequest": "the wish to leave itself",
    "leaving.Export": "the file itself",
    "wagtailadmin.EditingSession": "who edits right now",
    "wagtailadmin.FormState": "who edits right now",
    "wagtailcore.APIToken": "a secret",
    "wagtailcore.Comment": "editors' remarks about work in progress",
    "wagtailcore.CommentReply": "editors' remarks about work in progress",
    "wagtailcore.ModelLogEntry": "the CMS's log",
    "wagtailcore.Page": "who made or locks a page",
    "wagtailcore.PageLogEntry": "the CMS's log",
    "wagtailcore.PageSubscription": "the CMS's own notifications",
    "wagtailcore.Revision": "earlier versions of articles that are taken along",
    "wagtailcore.TaskState": "the CMS's workflow",
    "wagtailcore.UploadedFile": "uploads under way",
    "wagtailcore.WorkflowState": "the CMS's workflow",
    "wagtaildocs.Document": "documents belong to the articles",
    "wagtailusers.UserProfile": "how the CMS looks to them",
}
TAKEN_ALONG = {
    "account.EmailAddress",
    "blog.ArticleAuthor",
    "blog.ArticlePage",
    "blog.AuthorProfile",
    "blog.Newsletter",
    "check_ins.CheckInReminder",
    "comments.Comment",
    "comments.Reaction",
    "comments.Mute",
    "comments.SavedDraft",
    "comments.Visit",
    "members.OldHandle",
    "members.Profile",
    "mfa.Authenticator",
    "moderation.Decision",
    "moderation.HelpOffer",
    "moderation.IdentityReveal",
    "moderation.Appeal",
    "moderation.MemberNote",
    "moderation.Sanction",
    "moderation.Report",
    "moderation.StandingDecision",  # rows of moderation.Decision
    "notifications.Notification",
    "notifications.Preferences",
    "notifications.Subscription",
    "socialaccount.SocialAccount",
    "usersessions.UserSession",
    "wagtailimages.Image",
}


def test_every_table_about_members_is_taken_along_or_left_out_with_a_reason():
    about_members = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and not field.many_to_many and field.related_model is User
    }

    assert about_members - TAKEN_ALONG - LEFT_OUT.keys() == set()
    assert not TAKEN_ALONG & LEFT_OUT.keys()


def test_the_file_holds_what_the_member_said_and_nobody_elses_text(member, other_member, say):
    top = say("Somebody else's words.", by=other_member)
    say("My own words.", by=member, to=top)

    everything = exported(member)

    assert [comment["text"] for comment in everything["comments"]] == ["My own words."]
    assert everything["comments"][0]["about"] == "The meeting ran over and so did the bath"
    assert "Somebody else's words." not in str(everything)
    assert other_member.display_name not in str(everything)


def test_what_it_said_before_it_was_edited_comes_along_and_what_was_decided(member, moderator, say):
    said = say("As it is now.", by=member)
    said.earlier_texts.create(body="As it was first.")
    demote(member, by=moderator, note="Links, three times.")

    everything = exported(member)

    assert [earlier["text"] for earlier in everything["comments"][0]["earlier_texts"]] == ["As it was first."]
    assert [(row["comment"], row["note"]) for row in everything["decisions_about_me"]] == [("", "Links, three times.")]
    assert "Priya" not in str(everything)


@pytest.mark.parametrize("number", [1, 5])
def test_as_many_queries_however_much_was_said(member, say, number, django_assert_num_queries):
    for count in range(number):
        say(f"Words {count}.", by=member)
    exported(member)

    with django_assert_num_queries(39):
        exported(member)


@pytest.mark.parametrize("number", [3, 4, 5])
def test_rows_are_read_a_few_at_a_time_and_none_is_lost_between(member, say, article, number, monkeypatch):
    monkeypatch.setattr(export_places, "CHUNK", 2)
    for count in range(number):
        say(f"Words {count}.", by=member).earlier_texts.create(body=f"Before {count}.")

    comments = exported(member)["comments"]

    assert [(row["text"], row["about"]) for row in comments] == [
        (f"Words {count}.", article.title) for count in range(number)
    ]
    assert [row["earlier_texts"][0]["text"] for row in comments] == [f"Before {count}." for count in range(number)]


def test_pictures_come_along(member):
    picture = BytesIO()
    Image.new("RGB", (300, 300), "teal").save(picture, "PNG")
    profile_picture.replace_picture(
        member, profile_picture.read_upload(SimpleUploadedFile("me.png", picture.getvalue()))
    )

    parcel = zip_of(member)

    assert parcel.namelist() == ["data.json", "index.html", "pictures/profile.webp"]
    assert Image.open(BytesIO(parcel.read("pictures/profile.webp"))).size == (256, 256)


def test_what_was_said_as_a_guest_with_the_same_confirmed_address_comes_along(member, say):
    say("Before I joined.", email=member.email.upper())
    say("Somebody else.", email="another@example.org")
    say("Perhaps somebody's joke.", email=member.email, status="unconfirmed")

    assert [(row["text"], row["as_a_guest"]) for row in exported(member)["comments"]] == [("Before I joined.", "Ann")]


def test_nobody_who_wrote_without_their_name_is_in_somebody_elses_file(member, other_member, article, say, thanks):
    Conversation.objects.get_or_create_for(article)
    Conversation.objects.update(allows_anonymity=True)
    hidden = CommentFactory(target=article, member=other_member, without_name=True, body="Told nobody.")
    say("I told nobody either.", by=member, to=hidden)
    thanks(hidden, member)
    client = Client()
    client.force_login(member)
    client.post(f"/comments/{hidden.pk}/more/", {"person": "yes"})

    parcel = zip_of(member)

    everything = "".join(parcel.read(name).decode() for name in ("data.json", "index.html"))
    assert json.loads(parcel.read("data.json"))["muted"][0]["alias"] == hidden.alias
    assert [word for word in ("Beatriz", "Nogueira", "beatriz@") if word in everything] == []
    assert f'"person_id": {other_member.pk}' not in everything


def test_the_parcel_has_the_same_for_machines_and_for_people(member, say):
    say("<script>alert(1)</script> I wrote.", by=member)

    parcel = zip_of(member)

    data = json.loads(parcel.read("data.json"))
    page = parcel.read("index.html").decode()
    assert data["account"][0]["email"] == member.email
    assert "&lt;script&gt;alert(1)&lt;/script&gt; I wrote." in page
    assert "<script" not in page


def test_which_emails_were_sent_to_them_is_taken_along(member, other_member):
    for recipient in (member.email.upper(), other_member.email):
        QueuedEmail.objects.create(recipient=recipient, last_error="451 busy")

    [email] = exported(member)["e_mails_sent"]
    assert (email["recipient"], email["last_error"], email["sent_at"]) == (member.email.upper(), "451 busy", None)


def test_what_is_not_sent_to_them_and_why_is_taken_along_without_the_address(member, other_member):
    suppress(member.email.upper(), EmailSuppression.Reason.BOUNCED, f"550 5.1.1 <{member.email}> unknown")
    suppress(other_member.email, EmailSuppression.Reason.COMPLAINED)

    [stopped] = exported(member)["e_mails_stopped"]
    assert (stopped["scope"], stopped["reason"], stopped["error"]) == ("everything", "bounced", "550 5.1.1 <…> unknown")
