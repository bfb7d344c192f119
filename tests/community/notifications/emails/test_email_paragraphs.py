"""E-mails that were written as text only get an HTML part in the site's clothes."""

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.core.mail import EmailMessage

from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.emails.email_paragraphs import Paragraph, html_of, paragraphs_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", [Paragraph("text", ["one two"]), Paragraph("text", ["three"])]),
        ("here it is:\n\nABC-123", [Paragraph("text", ["here it is:"]), Paragraph("code", ["ABC-123"])]),
        ("https://a.example/x\nhttps://b.example/", [Paragraph("link", ["https://a.example/x", "https://b.example/"])]),
        ("- a\n- b\n  more", [Paragraph("list", ["a", "b more"])]),
        ("", []),
    ],
)
def test_what_stands_alone_is_drawn_as_what_it_is(text, expected):
    assert paragraphs_of(text) == expected


def test_what_people_typed_is_escaped():
    assert "&lt;b&gt;Rosa&lt;/b&gt;" in html_of("<b>Rosa</b> wrote.", subject="<i>")
    assert "<title>&lt;i&gt;</title>" in html_of("words", subject="<i>")


def test_a_code_of_allauth_arrives_large_and_without_an_unsubscribe_link(mail_server, rf):
    context: dict[str, Any] = {
        "code": "7KQ2-9XWM",
        "request": None,
        "site_name": "Juggle",
        "site_url": "http://testserver",
    }
    get_adapter().render_mail("account/email/login_code", "ann@example.org", context).send()
    deliver_due()

    [(_, message)] = mail_server.taken
    html = message.get_body(("html",)).get_content()
    assert '<p class="code">7KQ2-9XWM</p>' in html
    assert (message["List-Unsubscribe"], message["List-Id"], message["Feedback-ID"]) == (None, None, None)
    assert message["Auto-Submitted"] == "auto-generated"


def test_who_has_an_html_part_or_is_html_keeps_it(mail_server):
    message = EmailMessage("s", "<p>own</p>", to=["ann@example.org"])
    message.content_subtype = "html"
    message.send()
    deliver_due()

    assert mail_server.taken[0][1].get_content().strip() == "<p>own</p>"
