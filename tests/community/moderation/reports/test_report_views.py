import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from community.comments.editing import fingerprint
from community.comments.models import Comment, Confirmation
from community.moderation.decisions import decide
from community.moderation.models import Act, Report
from community.moderation.reports.report_forms import ADDRESS_NEEDED, CHANGED, CHOOSE, CONFIRM_TRUE, SAY_WHAT
from community.posting.known_guest import remember_guest
from tests.factories import CommentFactory

GUEST = "ann.other@example.org"
HOSTILE = '<script>alert(1)</script>\u202e "quoted" {{ 7|add:7 }} ' + "é" * 40


@pytest.fixture
def comment(article, member) -> Comment:
    return CommentFactory(target=article, member=member, body="Sounds to me like you could work at home.")


def page_of(comment: Comment) -> str:
    return f"/comments/{comment.pk}/report/"


def sent(comment: Comment, reason: str = "unkind", **more: str) -> dict[str, str]:
    return {"reason": reason, "has_read": fingerprint(comment.comment), **more}


def test_every_published_comment_of_somebody_else_has_the_link(article, comment, member, other_member, sign_in):
    link = f'href="{page_of(comment)}"'

    assert link in Client().get(article.get_url()).text
    assert link in sign_in(other_member).get(article.get_url()).text
    assert link not in sign_in(member).get(article.get_url()).text


def test_for_strangers_the_page_is_the_same_whoever_reported(article, comment, other_member, report):
    before = Client().get(article.get_url()).content
    report(comment, by=other_member)

    assert Client().get(article.get_url()).content == before


def test_what_waits_has_no_link(article, member, moderator, sign_in):
    held = CommentFactory(target=article, member=member, status="held")

    assert page_of(held) not in sign_in(moderator).get(article.get_url()).text


def test_the_page_shows_the_comment_and_all_the_reasons(comment):
    page = Client().get(page_of(comment)).text

    assert "Sounds to me like you could work at home." in page
    assert re.findall(r'name="reason" value="([\w-]+)"', page) == [
        *("worried", "advertising", "unkind", "personal-details", "harmful", "illegal", "other")
    ]


def test_a_member_sends_it_and_is_thanked(comment, other_member, sign_in):
    client = sign_in(other_member)

    answer = client.post(page_of(comment), sent(comment, **{"text-unkind": "Mocks her.", "text-other": "Not this."}))

    assert answer["Location"] == f"/comments/{comment.pk}/report/sent/?what=sent"
    assert "you’ll hear what came of it" in client.get(answer["Location"]).text
    assert [(row.reporter, row.text) for row in Report.objects.open()] == [(other_member, "Mocks her.")]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, CHOOSE),
        ({"reason": "none-of-these"}, "Select a valid choice"),
        ({"reason": "other"}, SAY_WHAT),
        ({"reason": "other", "text-other": " \u200b "}, SAY_WHAT),
        ({"reason": "illegal", "is_true": "on"}, SAY_WHAT),
        ({"reason": "illegal", "text-illegal": "A copy."}, CONFIRM_TRUE),
        ({"reason": "unkind", "text-unkind": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_each_refusal_says_what_is_missing(comment, other_member, sign_in, data, told):
    data = {"has_read": fingerprint(comment.comment), **data}

    answer = sign_in(other_member).post(page_of(comment), data)

    assert answer.status_code == 422
    assert told in answer.text
    assert not Report.objects.exists()


def test_what_was_typed_survives_every_refusal(comment):
    typed = {"text-worried": "W1", "text-unkind": "U2", "text-illegal": "I3", "answer_email": "not an address"}

    page = Client().post(page_of(comment), sent(comment, "illegal", email=GUEST, **typed)).text

    assert not [words for words in (*typed.values(), GUEST) if words not in page]
    assert 'value="illegal" checked' in page


def test_a_guest_needs_an_address(comment):
    answer = Client().post(page_of(comment), sent(comment))

    assert (answer.status_code, ADDRESS_NEEDED in answer.text) == (422, True)


def test_a_guest_confirms_by_the_link_in_the_e_mail(comment, mailoutbox):
    client = Client()
    answer = client.post(page_of(comment), sent(comment, email=GUEST, **{"text-unkind": "Mocks her."}))
    [email] = mailoutbox
    link = re.search(r"http\S+(/comments/report/confirm/\S+)", str(email.body))[1]
    before = Report.objects.open().count()
    asked = client.get(link)
    still = Report.objects.open().count()

    done = client.post(link)

    assert answer["Location"].endswith("?what=confirm")
    assert (email.to, "Mocks her" in email.body, comment.comment in email.body) == ([GUEST], False, False)
    assert "Is this report yours?" in asked.text
    assert "Thank you for telling us" in done.text
    assert (before, still, Report.objects.open().count()) == (0, 0, 1)


def test_in_the_browser_that_is_known_a_guest_need_not_confirm(article, comment, mailoutbox):
    own = CommentFactory(target=article, member=None, guest_name="Ann", guest_email=GUEST, body="Hello.")
    Confirmation.objects.issue(own)
    Confirmation.objects.update(confirmed_at=timezone.now())
    client, remembered = Client(), HttpResponse()
    remember_guest(remembered, own)
    client.cookies.update(remembered.cookies)

    answer = client.post(page_of(comment), sent(comment))

    assert answer["Location"].endswith("?what=sent")
    assert [row.email for row in Report.objects.open()] == [GUEST]
    assert mailoutbox == []


def test_something_illegal_needs_no_account_and_gets_a_number_at_once(comment):
    client = Client()

    answer = client.post(
        page_of(comment), sent(comment, "illegal", is_true="on", **{"text-illegal": "A copy of my book."})
    )

    made = Report.objects.open().illegal().get()
    page = client.get(answer["Location"]).text
    assert re.fullmatch(r"JG-\d{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", made.reference)
    assert made.reference in page
    assert "We’ll decide by" in page
    assert "A copy of my book." not in page


def test_the_writer_is_told_that_it_is_their_own(comment, member, sign_in):
    answer = sign_in(member).get(page_of(comment))

    assert (answer.status_code, "That’s your own comment" in answer.text) == (409, True)


def test_a_comment_without_a_name_stays_without_one(comment, other_member, sign_in):
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")

    page = sign_in(other_member).get(page_of(comment)).text

    assert "Quiet Heron" in page
    assert comment.user.display_name not in page


def test_the_second_time_one_is_told_what_came_of_the_first(comment, other_member, moderator, sign_in, report):
    report(comment, by=other_member)
    decide(comment, Act.KEEP, by=moderator, note="It is blunt, and fair.")

    answer = sign_in(other_member).post(page_of(comment), sent(comment))

    assert answer.status_code == 409
    assert "A moderator read the comment and left it as it is." in answer.text
    assert "The moderator wrote: It is blunt, and fair." in answer.text


def test_while_it_is_open_the_page_says_that_another_reason_replaces_it(comment, other_member, sign_in, report):
    report(comment, by=other_member, reason="unkind")
    client = sign_in(other_member)

    page = client.get(page_of(comment)).text
    again = client.post(page_of(comment), sent(comment, "unkind"))
    client.post(page_of(comment), sent(comment, "advertising"))

    assert "If you send another reason, it replaces the first." in page
    assert (again.status_code, "is with the moderators" in again.text) == (409, True)
    assert [row.reason for row in Report.objects.open()] == ["advertising"]


def test_words_that_changed_since_are_shown_before_anything_is_sent(comment, other_member, sign_in):
    data = sent(comment, **{"text-unkind": "Mocks her."})
    Comment.objects.filter(pk=comment.pk).update(comment="I am sorry.", body_html="<p>I am sorry.</p>")
    client = sign_in(other_member)

    answer = client.post(page_of(comment), data)

    assert (answer.status_code, CHANGED in answer.text, "Mocks her." in answer.text) == (409, True, True)
    assert not Report.objects.exists()
    has_read = re.search(r'name="has_read" value="(\w+)"', answer.text)[1]
    assert client.post(page_of(comment), data | {"has_read": has_read}).status_code == 302


@pytest.mark.parametrize(
    ("status", "told"), [("held", "is reading this comment already"), ("removed", "is gone"), ("withdrawn", "is gone")]
)
def test_what_went_meanwhile_need_not_be_reported(comment, other_member, sign_in, status, told):
    data = sent(comment)
    Comment.objects.filter(pk=comment.pk).update(status=status)

    answer = sign_in(other_member).post(page_of(comment), data)

    assert (answer.status_code, told in answer.text) == (410, True)
    assert comment.comment not in answer.text


def test_what_was_never_published_or_is_on_a_page_for_others_is_not_found(article, comment, member):
    held = CommentFactory(target=article, member=member, status="held")
    answers = [Client().get(page_of(held)).status_code]
    article.unpublish()

    assert [*answers, Client().get(page_of(comment)).status_code] == [404, 404]


def test_hostile_text_is_shown_to_its_reporter_as_text(comment, other_member, sign_in, moderator):
    client = sign_in(other_member)
    client.post(page_of(comment), sent(comment, "other", **{"text-other": HOSTILE}))
    made = Report.objects.get()

    page = client.get(made.get_absolute_url()).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_who_has_reported_a_lot_is_asked_to_wait_and_keeps_what_they_typed(article, member, other_member, sign_in):
    client = sign_in(other_member)
    comments = [CommentFactory(target=article, member=member, body=f"Comment {number}.") for number in range(9)]

    answers = [client.post(page_of(one), sent(one, **{"text-unkind": "Again."})) for one in comments]

    assert [answer.status_code for answer in answers] == [*[302] * 8, 429]
    assert "Please try again in a day" in answers[-1].text
    assert "Again." in answers[-1].text
