"""Preview and quote: nothing is posted, what was typed stays."""

import pytest

from community.comments import saved_drafts
from community.comments.models import Comment, SavedDraft
from community.posting.guest_status import guest_status_url
from tests.community.posting.conftest import TEXT, fields, sign_in
from tests.things.models import Thing

HTMX = {"HX-Request": "true"}


def test_a_preview_looks_like_the_comment_and_saves_nothing(client, filled, address, author):
    page = client.post(address, filled(client, body="*so* tired, @rosa\nhttps://example.org") | {"preview": "1"})

    assert page.status_code == 200
    assert '<p dir="auto"><em>so</em> tired, <a href="/members/rosa/"' in page.text
    assert fields(page.text)["body"] == "*so* tired, @rosa\nhttps://example.org"
    assert page.text.index('class="preview"') < page.text.index("Post comment</button>\n    </span>")
    assert "This field is required" not in page.text
    assert not Comment.objects.exists()
    assert not SavedDraft.objects.exists()


def test_a_previewed_comment_is_posted_with_the_same_form(client, filled, guest, address):
    page = client.post(address, filled(client, body=TEXT, **guest) | {"preview": "1"})

    answer = client.post(address, fields(page.text) | guest)

    assert answer["Location"] == guest_status_url(Comment.objects.get())
    assert Comment.objects.get().comment == TEXT


def test_preview_is_read_out_in_the_language_of_the_text(client, filled, address):
    for text, chosen, language in (
        ("Привет!", "", ' lang="ru"'),
        ("Guten Tag!", "de", ' lang="de"'),
        ("Hello!", "", ""),
    ):
        piece = client.post(address, filled(client, body=text, language=chosen, preview="1"), headers=HTMX)
        assert f'<div class="body"{language}>' in piece.text


def test_in_place_the_preview_is_a_piece(client, filled, address):
    piece = client.post(address, filled(client, body="**bold**") | {"preview": "1"}, headers=HTMX)

    assert "<strong>bold</strong>" in piece.text
    assert "<form" not in piece.text


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "There is nothing to post yet."),
        ("x" * 1_000_000, "This is 1000000 characters long; 5000 fit."),
        ("left\u202eright", "We took out characters that cannot be seen."),
        ("a" + "\u0301" * 4_000, "We took out accents that were piled up on one letter."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "piece"])
def test_what_could_not_be_posted_is_not_previewed_either(client, filled, address, body, says, headers):
    answer = client.post(address, filled(client) | {"body": body, "preview": "1"}, headers=headers)

    assert answer.status_code == 422
    assert says in answer.text


def test_nothing_dangerous_comes_back(client, filled, address):
    piece = client.post(address, filled(client, body="<script>alert(1)</script>") | {"preview": "1"}, headers=HTMX)

    assert "<script" not in piece.text


def test_previewing_without_end_is_slowed_down(client, filled, address):
    data = filled(client, body=TEXT) | {"preview": "1"}

    statuses = [client.post(address, data, headers=HTMX).status_code for _ in range(61)]

    assert statuses == [200] * 60 + [429]


def test_a_quote_stands_below_what_was_typed(client, filled, address, say, guest):
    top = say("How did you do it?\n\n> somebody else's words\n\nAnd when?")

    page = client.post(address, filled(client, f"?reply_to={top.pk}", body="I did. ", **guest) | {"quote": "1"})

    assert fields(page.text)["body"] == "I did.\n\n> How did you do it?\n>\n>\n> And when?\n\n"
    assert fields(page.text)["reply_to"] == str(top.pk)
    assert 'value="ann@example.org"' in page.text


def test_without_an_answered_comment_there_is_nothing_to_quote(client, filled, address):
    page = client.post(address, filled(client, body="Hello.") | {"quote": "1"})

    assert fields(page.text)["body"] == "Hello."


def test_enter_in_a_field_of_one_line_posts(client, address):
    """Browsers press the first button of a form then."""
    form = client.get(address).text.split("data-reply-form")[1]

    assert form.split("<button")[1].split(">")[0].count("name=") == 0


@pytest.mark.parametrize("button", ["quote", "preview", "sign_in", "cancel", "discard"])
def test_no_button_gives_away_what_is_said_where_one_may_not_read(client, filled, address, say, guest, button):
    said = say("A thing said in confidence.", about=Thing.objects.create(is_secret=True))
    data = filled(client, body=TEXT, **guest) | {"reply_to": str(said.pk), button: "1"}

    answer = client.post(address, data)

    assert "in confidence" not in answer.text


def test_a_draft_is_not_kept_as_an_answer_to_what_is_said_elsewhere(member, filled, address, say, thing):
    elsewhere = say("elsewhere", about=Thing.objects.create())
    saved_drafts.save(member, elsewhere.conversation.target, elsewhere, "An answer begun there.")
    browser = sign_in(member)

    answer = browser.post(address, filled(browser, body=TEXT) | {"reply_to": str(elsewhere.pk), "cancel": "1"})

    assert answer.status_code == 302
    assert saved_drafts.find(member, elsewhere.conversation.target, elsewhere).body == "An answer begun there."
    assert saved_drafts.find(member, thing).body == TEXT
