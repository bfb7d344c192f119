from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from account_data.deletion import cancel_deletion, delete_account, request_deletion
from account_data.models import DeletionRequest
from blog.models import ArticlePage
from community.comments import states
from community.comments.models import Comment, Confirmation, Conversation, Reaction
from community.members.models import User
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from community.notifications.models import QueuedEmail
from community.posting import journey
from community.spam.models import Example, Judgement
from community.spam.verdicts import Evidence, Outcome, Verdict
from tests.factories import PASSWORD, ArticlePageFactory, CommentFactory, UserFactory
from tests.site.account_data.exported import exported
from tests.traces import traces

Status = Comment.Status


@pytest.fixture
def leaver(db) -> User:
    """Somebody whose name and address can be searched for, because nobody else has them."""
    return UserFactory(display_name="Zenobia Quill", username="zenobia-quill", email="zq-unique@example.net")


def leave(member: User, *, keeps_content: bool) -> None:
    deletion_request, _ = request_deletion(member, keeps_content=keeps_content)
    delete_account(deletion_request)


@pytest.mark.parametrize("keeps_content", [True, False])
def test_afterwards_no_table_no_session_no_file_and_no_cache_knows_name_or_address(
    leaver, member, moderator, administrator, say, thanks, keeps_content
):
    client, stranger, admin = Client(), Client(), Client()
    client.post("/account/login/", {"login": leaver.email, "password": PASSWORD})
    client.get("/notifications/")
    client.post("/account/data/export/")
    stranger.post("/account/password/reset/", {"email": leaver.email})  # in another browser, and never gone on with
    admin.force_login(administrator)
    admin.post(f"/cms/users/edit/{leaver.pk}/", {"display_name": "Zenobia Quill", "username": "zq1", "is_active": "on"})
    DBTaskResult.objects.create(
        traceback="SMTPRecipientsRefused: {'ZQ-unique@example.net': …}", args_kwargs={}, run_after=timezone.now()
    )
    leaver.refresh_from_db()
    mine = say("A word of mine.", by=leaver)
    Judgement.objects.record(mine, Verdict(Outcome.HOLD, (Evidence("words/suspect", 1.0, {"quote": "Zenobia Quill"}),)))
    reply = say("@zq1 has it right.", by=member, to=mine)
    say("As a guest, before I joined.", email="ZQ-unique@example.net")
    Comment.objects.filter(user=None).update(user_name="Zenobia Quill")
    say("Somebody's joke with my address.", email="zq-unique@example.net", status="unconfirmed")
    thanks(reply, leaver)
    removed = say("Removed words.", by=leaver)
    decide(removed, Act.REMOVE, by=moderator, reason="unkind")
    ArticlePageFactory(title="Of two", authors=[leaver, member]).save_revision()
    places = {trace.partition(":")[0] for trace in traces("zq-unique", "zenobia quill")}
    assert {"a session", "a file", "members.User.email", "django_comments.Comment.user_name"} <= places

    leave(leaver, keeps_content=keeps_content)

    assert traces("zq-unique", "zenobia quill") == []
    assert client.get("/notifications/").status_code == 302


def test_a_moderator_goes_and_what_they_decided_stays_decided(moderator, member, say):
    removed = say("Removed words.", by=member)
    decide(removed, Act.REMOVE, by=moderator, reason="unkind")

    leave(moderator, keeps_content=True)

    assert [(row.act, row.actor, row.reason) for row in Decision.objects.all()] == [("remove", None, "unkind")]
    assert traces("priya raman", "priya@") == []


def test_nobody_elses_session_ends(leaver, member):
    theirs = Client()
    theirs.post("/account/login/", {"login": member.email, "password": PASSWORD})

    leave(leaver, keeps_content=True)

    assert theirs.get("/notifications/").status_code == 200


def test_what_they_said_as_a_guest_with_their_address_goes_the_same_way(leaver, say):
    guest = say("As a guest.", email="ZQ-unique@example.net")
    others = say("Another guest.", email="another@example.net")
    Confirmation.objects.issue(guest)

    leave(leaver, keeps_content=False)

    guest.refresh_from_db()
    others.refresh_from_db()
    assert (guest.status, guest.comment) == ("withdrawn", "")
    assert (others.status, others.comment, others.user_email) == ("published", "Another guest.", "another@example.net")
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_what_the_filter_refused_is_theirs_only_if_they_had_confirmed_it(leaver, say, is_confirmed):
    """Anybody can type their address."""
    refused = say("Cheap pills!", email=leaver.email, status="unconfirmed" if is_confirmed else "spam")
    if is_confirmed:
        confirm_and_find_spam(refused)

    assert [said["text"] for said in exported(leaver)["comments"]] == (["Cheap pills!"] if is_confirmed else [])
    leave(leaver, keeps_content=True)

    assert Comment.objects.filter(pk=refused.pk).exists() == is_confirmed
    assert not Comment.objects.exclude(user_email="").exists()


def confirm_and_find_spam(comment: Comment) -> None:
    comment.judgements.create(outcome="publish", score=0)
    Confirmation.objects.issue(comment)
    journey.confirm(Confirmation.objects.get(comment=comment))
    states.change_status(comment, Status.SPAM)


def test_erasing_leaves_tombstones_where_others_replied(leaver, member, say):
    mine = say("A word of mine.", by=leaver)
    reply = say("A reply.", by=member, to=mine)
    alone = say("Another word of mine.", by=leaver)

    leave(leaver, keeps_content=False)

    for comment in (mine, reply, alone):
        comment.refresh_from_db()
    assert [(c.status, c.comment) for c in (mine, reply, alone)] == [
        ("withdrawn", ""),
        ("published", "A reply."),
        ("withdrawn", ""),
    ]
    assert Conversation.objects.get().comment_count == 1


def test_keeping_leaves_the_text_without_the_name(leaver, say):
    mine = say("A word of mine.", by=leaver)

    leave(leaver, keeps_content=True)

    mine.refresh_from_db()
    assert (mine.status, mine.comment, mine.user, mine.name) == (
        "published",
        "A word of mine.",
        None,
        "A former member",
    )


def test_removed_text_is_erased_as_well(leaver, moderator, say):
    removed = say("Removed words.", by=leaver)
    decide(removed, Act.REMOVE, by=moderator, reason="unkind")

    leave(leaver, keeps_content=False)

    removed.refresh_from_db()
    assert (removed.status, removed.comment, removed.body_html) == ("removed", "", "")


@pytest.mark.parametrize("keeps_content", [True, False])
def test_what_their_comments_taught_the_filter_goes_with_them(leaver, member, moderator, say, keeps_content):
    mine, purged = say("Words of mine.", by=leaver), say("As a guest.", email=leaver.email)
    theirs = say("Words of theirs.", by=member)
    for comment in (mine, purged, theirs):
        decide(comment, Act.SPAM, by=moderator)
    Comment.objects.filter(pk=purged.pk).delete()

    leave(leaver, keeps_content=keeps_content)

    assert [example.comment for example in Example.objects.all()] == [theirs]


def test_thanks_given_are_taken_back_and_counted_right(leaver, member, other_member, say, thanks):
    comment = say("Useful words.", by=member)
    thanks(comment, leaver, other_member)

    leave(leaver, keeps_content=True)

    comment.refresh_from_db()
    assert comment.reaction_count == 1
    assert [row.member for row in Reaction.objects.all()] == [other_member]


def test_mentions_by_others_become_plain_text(leaver, member, say):
    mention = say("Thank you @zenobia-quill!", by=member)

    leave(leaver, keeps_content=True)

    mention.refresh_from_db()
    assert mention.comment == "Thank you @zenobia-quill!"
    assert "/members/" not in mention.body_html


def test_articles_go_or_leave_their_place_or_stay_with_their_other_author(leaver, member, author):
    ArticlePageFactory(title="Nobody talked about it", author=leaver)
    talked_about = ArticlePageFactory(author=leaver)
    shared = ArticlePageFactory(title="Written by two", author=leaver)
    shared.authorships.create(user=author, sort_order=2)
    shared.save()
    reply = CommentFactory(target=talked_about, body="I liked it.", member=member)

    leave(leaver, keeps_content=False)

    assert set(ArticlePage.objects.values_list("pk", "title")) == {
        (talked_about.pk, "An article withdrawn by its author"),
        (shared.pk, "Written by two"),
    }
    assert Client().get(reply.get_absolute_url(), follow=True).status_code == 200


def test_asking_twice_keeps_the_first_hour_and_staying_undoes_it(leaver):
    first, is_new = request_deletion(leaver, keeps_content=True)
    second, is_new_again = request_deletion(leaver, keeps_content=False)

    assert (is_new, is_new_again) == (True, False)
    assert (second.due_at, second.keeps_content) == (first.due_at, True)
    assert cancel_deletion(leaver)
    assert not cancel_deletion(leaver)
    assert not DeletionRequest.objects.exists()


def test_purge_lets_go_whose_day_has_passed_and_nobody_else(leaver, member):
    request_deletion(leaver, keeps_content=True)
    request_deletion(member, keeps_content=True)
    DeletionRequest.objects.filter(member=leaver).update(due_at=timezone.now() - timedelta(minutes=1))

    call_command("purge")

    assert not User.objects.filter(pk=leaver.pk).exists()
    assert User.objects.filter(pk=member.pk).exists()


def test_emails_to_them_go_and_those_to_others_stay(leaver, member):
    addresses = [leaver.email.upper(), "zq-unique-new@example.net", member.email]
    EmailAddress.objects.create(user=leaver, email=addresses[1], verified=False)
    for address in addresses:
        QueuedEmail.objects.create(recipient=address, sent_at=timezone.now())

    leave(leaver, keeps_content=True)

    assert [email.recipient for email in QueuedEmail.objects.all()] == [member.email]


def test_that_the_address_wanted_no_e_mails_goes_as_well(leaver):
    for address in (leaver.email, "another@example.net"):
        EmailSuppression.objects.create(address_hash=hashes_of(address)[0], scope="digest", reason="unsubscribed")

    leave(leaver, keeps_content=True)

    assert EmailSuppression.objects.among([leaver.email, "another@example.net"], "digest") == {"another@example.net"}
