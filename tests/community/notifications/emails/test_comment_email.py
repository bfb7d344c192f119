"""The e-mail about a comment as it arrives: sent through a real server, and parsed as a mailbox would."""

import re
from email.message import EmailMessage

import pytest
from django.test import Client

from community.comments.models import Comment
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.delivery.email_suppression import EmailSuppression, conversation_scope
from community.notifications.emails.comment_email import comment_email, comment_message_id
from community.notifications.models import QueuedEmail
from tests.factories import UserFactory
from tests.mail_server import MailServer

ANN = "ann@example.org"


@pytest.fixture
def rosa(db):
    return UserFactory(display_name="Rosa Okafor", username="rosa")


@pytest.fixture
def answer(say, rosa, member, thing) -> Comment:
    """Rosa answers Jonas."""
    question = say("Mine is the *handover*. Thirty minutes, standing up.", by=member)
    return say("The bath is **at seven** now, says @jonas-m.\n\n> read aloud\n\n1. one\n2. two", by=rosa, to=question)


def arrives(
    mail_server: MailServer, comment: Comment, *, to: str = ANN, kind: str = "reply", **more: str
) -> EmailMessage:
    comment_email(comment, to=to, kind=kind, **more).send()
    deliver_due()
    return mail_server.taken[-1][1]


def parts(message: EmailMessage) -> tuple[str, str]:
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    return text.get_content().replace("\r\n", "\n"), html.get_content()


def test_the_headers_say_who_speaks_and_that_it_is_a_list(mail_server, answer, thing, settings):
    settings.SITE_HOST = "juggle.example"
    settings.DEFAULT_FROM_EMAIL = "Juggle <hello@juggle.example>"
    message = arrives(mail_server, answer)

    sender = message["From"].addresses[0]
    assert (sender.display_name, sender.addr_spec) == ("Rosa Okafor at Juggle", "hello@juggle.example")
    assert str(message["Reply-To"]) == "Juggle <hello@juggle.example>"
    assert message["Subject"] == "Rosa Okafor answered you: A thing"
    assert (message["To"], message["Auto-Submitted"]) == (ANN, "auto-generated")
    assert message["List-Id"] == "Juggle e-mails about comments <comment.juggle.example>"
    assert message["Feedback-ID"] == "comment:::juggle.example"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Message-ID"].endswith("@juggle.example>")
    assert message["Date"].datetime is not None
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_every_byte_survives_a_server_of_seven_bits_so_that_a_dkim_signature_holds(mail_server, say, rosa):
    arrives(mail_server, say("Grüße, „das Bad“ ist um sieben 🛁 " + "lang" * 400, by=rosa), kind="followed")

    [content] = mail_server.contents
    assert content.isascii()
    assert max(len(line) for line in content.splitlines()) <= 998
    assert "Grüße, „das Bad“ ist um sieben 🛁" in parts(mail_server.taken[0][1])[0]


def test_the_e_mails_of_one_conversation_are_one_thread(mail_server, answer, say, member):
    about_the_question = arrives(mail_server, answer.reply_to, kind="followed")
    about_the_answer = arrives(mail_server, answer)
    root = f"<conversation-{answer.conversation_id}@127.0.0.1>"

    assert (about_the_question["In-Reply-To"], about_the_question["References"]) == (root, root)
    assert about_the_answer["In-Reply-To"] == about_the_question["Message-ID"]
    assert about_the_answer["References"] == f"{root} {about_the_question['Message-ID']}"


def test_an_id_is_the_same_for_the_same_e_mail_and_nobody_elses(db):
    assert comment_message_id(5, "Ann@example.org") == comment_message_id(5, ANN)
    assert len({comment_message_id(5, ANN), comment_message_id(6, ANN), comment_message_id(5, "bo@example.org")}) == 3


def test_the_words_are_drawn_and_one_button_lands_on_the_comment(mail_server, answer):
    _, html = parts(arrives(mail_server, answer))

    assert "The bath is <strong>at seven</strong> now" in html
    assert '<a href="http://testserver/members/jonas-m/"' in html
    assert '<ol dir="auto">' in html
    assert f'class="button" bgcolor="#6d28a8"><a href="http://testserver{answer.get_absolute_url()}">' in html
    assert html.count('class="button"') == 1
    assert "You’d written: “<bdi>Mine is the handover. Thirty minutes, standing up.</bdi>”" in html
    assert "You get this because somebody answered you." in html


def test_the_way_out_stands_on_one_line_for_programs_that_do_not_unfold(mail_server, answer):
    message = arrives(mail_server, answer)

    assert f"List-Unsubscribe: {message['List-Unsubscribe']}\r\n".encode() in mail_server.contents[0]


def test_nothing_is_loaded_from_anywhere(mail_server, say, rosa):
    comment = say("https://pics.example.org/cat.png", by=rosa)
    text, html = parts(arrives(mail_server, comment, kind="followed"))

    assert re.findall(r"<(?:img|link|script|iframe|object|video|audio|input|form)\b|url\(|@import|src=", html) == []
    assert "https://pics.example.org/cat.png" in text


def test_the_text_part_says_the_same(mail_server, answer):
    text, html = parts(arrives(mail_server, answer))
    message = mail_server.taken[0][1]

    assert text.splitlines()[:3] == [
        "Rosa Okafor answered you in “A thing”:",
        "",
        "    The bath is **at seven** now, says @jonas-m.",
    ]
    assert f"Read and reply:\nhttp://testserver{answer.get_absolute_url()}\n" in text
    stop = str(message["List-Unsubscribe"]).strip("<>")
    assert f"Stop e-mail about this conversation: {stop}" in text
    assert f'<a href="{stop}">Stop e-mail about this conversation</a>' in html


@pytest.mark.parametrize(
    ("kind", "subject", "reason"),
    [
        ("reply", "answered you", "somebody answered you."),
        ("mention", "mentioned you", "somebody mentioned you."),
        ("on-yours", "commented", "you wrote “A thing”."),
        ("followed", "commented", "you follow “A thing”."),
    ],
)
def test_each_kind_says_what_happened_and_why_it_comes(mail_server, answer, kind, subject, reason):
    message = arrives(mail_server, answer, kind=kind)

    assert message["Subject"] == f"Rosa Okafor {subject}: A thing"
    assert f"You get this because {reason}" in parts(message)[0]


def test_a_reason_of_ones_own_and_what_its_link_ends(mail_server, answer):
    text, _ = parts(arrives(mail_server, answer, kind="followed", reason="you follow Sleep", scope="subscription-9"))

    assert "You get this because you follow Sleep.\nUnfollow: http://testserver/notifications/unsubscribe/" in text
    assert "Jonas M. had written: “Mine is the handover." in text


def test_words_that_were_removed_since_are_not_quoted(mail_server, answer):
    Comment.objects.filter(pk=answer.reply_to_id).update(status="removed")

    text, html = parts(arrives(mail_server, Comment.objects.get(pk=answer.pk)))
    assert ("handover" in text, "handover" in html) == (False, False)


def test_who_wrote_without_a_name_has_none_in_any_header(mail_server, answer):
    Comment.objects.filter(pk=answer.pk).update(alias="Amber Fox")

    arrives(mail_server, Comment.objects.get(pk=answer.pk))
    assert b"Rosa" not in mail_server.contents[0]
    assert mail_server.taken[0][1]["From"].addresses[0].display_name.startswith("Amber Fox at ")


def test_the_header_used_as_a_mail_program_would_ends_just_these_e_mails(mail_server, answer, say, rosa):
    message = arrives(mail_server, answer)
    path = str(message["List-Unsubscribe"]).strip("<>").removeprefix("http://testserver")
    name, _, value = str(message["List-Unsubscribe-Post"]).partition("=")

    assert Client(enforce_csrf_checks=True).post(path, {name: value}).status_code == 200

    comment_email(say("Once more.", by=rosa), to=ANN, kind="followed").send()
    assert QueuedEmail.objects.waiting().count() == 0
    assert EmailSuppression.objects.among([ANN], conversation_scope(answer.conversation_id)) == {ANN}
    assert EmailSuppression.objects.among([ANN], "comment") == set()


def test_who_unsubscribes_while_an_e_mail_waits_does_not_get_it(mail_server, answer, client):
    email = comment_email(answer, to=ANN, kind="reply")
    email.send()
    client.post(email.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver"))

    assert deliver_due() == 0
    assert not QueuedEmail.objects.exists()


def test_a_comment_of_5000_characters_goes_whole(mail_server, say, rosa):
    words = ("We hand over in the doorway, " * 180)[:4990] + "the end."
    text, html = parts(arrives(mail_server, say(words, by=rosa), kind="followed"))

    assert ("the end." in " ".join(text.split()), "the end." in html) == (True, True)
    assert len(html) < 102_000  # Gmail cuts what is longer


def test_making_one_costs_no_query_for_each_word_or_answer(answer, django_assert_max_num_queries):
    comment = Comment.objects.select_related("conversation", "user", "reply_to__user").get(pk=answer.pk)

    with django_assert_max_num_queries(2):  # the conversation's target
        comment_email(comment, to=ANN, kind="reply")
