"""An author changes a comment: for a quarter of an hour, through the same judge, never over another tab's head."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from community.comments.editing import fingerprint
from community.comments.models import Comment, EarlierText
from community.conversations.comment_tree import row_of
from community.moderation.models import Decision
from community.notifications.models import Notification
from community.posting.conversation_extras import author_actions
from tests.community.posting.conftest import TEXT, sign_in

Status = Comment.Status


@pytest.fixture
def said(known, member, say) -> Comment:
    """A published comment of a member whom moderators know."""
    known(member)
    return say(TEXT, by=member)


def form_of(client: Client, comment: Comment) -> dict[str, str]:
    page = client.get(f"/comments/{comment.pk}/edit/")
    assert page.status_code == 200
    assert fingerprint(comment.comment) in page.text
    return {"before": fingerprint(comment.comment), "body": comment.comment}


def edited(client: Client, comment: Comment, body: str, **more: str):
    return client.post(f"/comments/{comment.pk}/edit/", form_of(client, comment) | {"body": body} | more)


def test_new_text_stands_on_the_page_marked_as_edited(member, said):
    client = sign_in(member)

    answer = edited(client, said, f"{TEXT} *Every* day.")

    assert answer["Location"] == f"/comments/{said.pk}/"
    said.refresh_from_db()
    assert (said.status, said.comment) == (Status.PUBLISHED, f"{TEXT} *Every* day.")
    assert said.edited_at is not None
    assert [kept.outcome for kept in said.judgements.all()] == ["publish"]
    assert not Decision.objects.exists()


def test_an_edit_is_judged_like_a_comment_and_can_be_held(member, said):
    edited(sign_in(member), said, "Look: https://a.example https://b.example https://c.example https://d.example")

    said.refresh_from_db()
    assert said.status == Status.HELD
    assert said.judgements.first().outcome == "hold"
    assert [(row.act, row.actor, row.status_before, row.status_after) for row in Decision.objects.all()] == [
        ("edit", member, "published", "held")
    ]


def test_a_waiting_comment_is_not_published_by_editing_it(known, member, say):
    known(member)
    held = say("See https://a.example", by=member, status="held")

    edited(sign_in(member), held, TEXT)

    held.refresh_from_db()
    assert (held.status, held.comment) == (Status.HELD, TEXT)


def test_unchanged_text_is_no_edit(member, said):
    edited(sign_in(member), said, f"{TEXT}\r\n")

    said.refresh_from_db()
    assert said.edited_at is None
    assert not EarlierText.objects.exists()
    assert not said.judgements.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_after_the_window_the_page_says_so_and_shows_the_text(member, said, method):
    client = sign_in(member)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=15, seconds=1)):
        answer = getattr(client, method)(f"/comments/{said.pk}/edit/", {"body": "Too late, alas.", "before": "x"})

    assert answer.status_code == 403
    assert "A comment can be changed for 15 minutes after posting, and that time is over." in answer.text
    assert ("Too late, alas." if method == "post" else TEXT) in answer.text
    assert Comment.objects.get(pk=said.pk).comment == TEXT


def test_others_do_not_find_it_and_strangers_sign_in_first(member, said, other_member, moderator, client):
    address = f"/comments/{said.pk}/edit/"

    assert [sign_in(who).get(address).status_code for who in (member, other_member, moderator)] == [200, 404, 404]
    assert sign_in(other_member).post(address, {"body": "Mine now."}).status_code == 404
    assert client.get(address)["Location"] == f"/account/login/?next={address}"
    assert sign_in(member).get("/comments/99999999/edit/").status_code == 404


def test_a_stale_token_brings_the_text_back(member, said):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(member)

    answer = careful.post(f"/comments/{said.pk}/edit/", {"body": "Long and thoughtful.", "before": "x"})

    assert answer.status_code == 403
    assert "Long and thoughtful.</textarea>" in answer.text


def test_of_two_tabs_the_second_is_told_keeps_its_text_and_can_save_it(member, said):
    client = sign_in(member)
    second = form_of(client, said)
    edited(client, said, f"{TEXT} From the first tab.")

    told = client.post(f"/comments/{said.pk}/edit/", second | {"body": f"{TEXT} From the second tab."})

    assert told.status_code == 409
    assert "This comment was changed in another window meanwhile" in told.text
    assert f"{TEXT} From the first tab." in told.text
    assert f"{TEXT} From the second tab.</textarea>" in told.text
    assert Comment.objects.get(pk=said.pk).comment == f"{TEXT} From the first tab."

    before = told.text.split('name="before" value="')[1].split('"')[0]
    client.post(f"/comments/{said.pk}/edit/", {"before": before, "body": f"{TEXT} From the second tab."})
    assert Comment.objects.get(pk=said.pk).comment == f"{TEXT} From the second tab."


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "There is nothing to post yet."),
        ("x" * 1_000_000, "This is 1000000 characters long; 5000 fit."),
        ("a" + "\u0301" * 4_000, "We took out accents that were piled up on one letter."),
    ],
)
def test_what_could_not_be_posted_cannot_be_edited_in(member, said, body, says):
    answer = edited(sign_in(member), said, body)

    assert answer.status_code == 422
    assert says in answer.text
    assert Comment.objects.get(pk=said.pk).comment == TEXT


def test_a_preview_changes_nothing(member, said):
    page = edited(sign_in(member), said, "**Bold** now.", preview="1")

    assert page.status_code == 200
    assert "<strong>Bold</strong> now." in page.text
    assert Comment.objects.get(pk=said.pk).comment == TEXT


@pytest.mark.parametrize("status", ["spam", "removed", "withdrawn"])
def test_what_is_off_the_page_cannot_be_changed(member, said, status):
    client = sign_in(member)
    Comment.objects.filter(pk=said.pk).update(status=status)

    answer = client.post(f"/comments/{said.pk}/edit/", {"before": "x", "body": "Back again."})

    assert answer.status_code == 403
    assert "This comment can no longer be changed" in answer.text
    if status == "removed":
        assert TEXT not in answer.text


def test_in_a_closed_conversation_nothing_is_changed(member, said, thing):
    thing.is_open = False
    thing.save()

    answer = sign_in(member).get(f"/comments/{said.pk}/edit/")

    assert answer.status_code == 403
    assert "This conversation is closed." in answer.text


def test_somebody_named_only_now_is_told_and_nobody_twice(
    member, other_member, author, known, say, django_capture_on_commit_callbacks
):
    known(member)
    comment = say(f"{TEXT} @rosa", by=member)
    Notification.objects.create(recipient=author, comment=comment, kind="mention")

    with django_capture_on_commit_callbacks(execute=True):
        edited(sign_in(member), comment, f"{TEXT} @rosa, @beatriz and @jonas-m")

    assert list(Notification.objects.order_by("pk").values_list("recipient", "kind")) == [
        (author.pk, "mention"),
        (other_member.pk, "mention"),
    ]


def test_moderators_read_what_stood_there_before(member, moderator, said):
    edited(sign_in(member), said, "See https://a.example https://b.example https://c.example https://d.example")

    desk = sign_in(moderator).get(f"/cms/moderation/held/{said.pk}/")
    act = sign_in(moderator).get(f"/moderation/comments/{said.pk}/remove/")

    for page in (desk, act):
        assert "Earlier text, before it was edited" in page.text
        assert TEXT in page.text


def test_the_link_stands_beside_ones_own_while_there_is_time(said):
    row = row_of(said)

    def shown(later: timedelta) -> str:
        return " ".join(action.url for action in author_actions(row, row.submit_date + later))

    assert f"/comments/{said.pk}/edit/" in shown(timedelta(minutes=14))
    assert f"/comments/{said.pk}/edit/" not in shown(timedelta(days=1))
    assert f"/comments/{said.pk}/withdraw/" in shown(timedelta(days=900))


def shown_language(client, comment) -> str:
    page = BeautifulSoup(client.get(f"/comments/{comment.pk}/edit/").text, "html.parser")
    return page.select_one("select[name=language] option[selected]")["value"]


def test_a_guess_is_shown_as_one_and_can_be_corrected(client, say, member):
    comment = say("Здравей!", by=member)
    client.force_login(member)
    assert (comment.language, shown_language(client, comment)) == ("ru", "")

    data = {"body": "Здравей!", "before": fingerprint("Здравей!"), "language": "bg"}
    client.post(f"/comments/{comment.pk}/edit/", data)

    comment.refresh_from_db()
    assert (comment.language, comment.edited_at, shown_language(client, comment)) == ("bg", None, "bg")
