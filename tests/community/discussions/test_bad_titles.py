"""What people send instead of a title, a topic or one click: clear answers, and what was typed comes back."""

import pytest
from django.utils.html import escape

from community.comments.models import Comment, SavedDraft
from community.discussions.forms import NAMELESS_ELSEWHERE
from community.discussions.models import Discussion
from community.discussions.title_field import MAX_TITLE_LENGTH
from community.posting.body_field import EXCESS_MARKS_REMOVED, INVISIBLE_CHARACTERS_REMOVED
from tests.community.discussions.conftest import TEXT, TITLE, filled, sign_in
from tests.site.juggle.test_unsent_forms import sent_again

NEW = "/discussions/new/"
TOO_LONG = "This is 10000 characters long; 120 fit. It is all still here: please shorten it."


@pytest.mark.parametrize(
    ("typed", "problem", "shown"),
    [
        ("Sun\x00day evenings", INVISIBLE_CHARACTERS_REMOVED, "Sunday evenings"),
        ("Sunday \u202egninneve\u202c", INVISIBLE_CHARACTERS_REMOVED, "Sunday gninneve"),
        ("Sun\u200b\u2066day\u2069", INVISIBLE_CHARACTERS_REMOVED, "Sunday"),
        ("Sunda" + "y\u0301" + "\u0301" * 40, EXCESS_MARKS_REMOVED, "Sunda"),
        ("x" * 10_000, TOO_LONG, "x" * 10_000),
    ],
)
def test_a_bad_title_comes_back_as_it_can_be_sent_with_the_text(member, typed, problem, shown):
    client = sign_in(member)

    page = client.post(NEW, filled(client, title=typed))

    assert page.status_code == 422
    assert escape(problem) in page.text
    assert f'value="{shown}' in page.text
    assert TEXT in page.text
    assert not Discussion.objects.exists()


@pytest.mark.parametrize("typed", ["Sun\x00day", "🎈🎈", "", "x" * 10_000])
def test_a_bad_new_title_changes_nothing(begin, member, typed):
    discussion = begin(by=member)

    page = sign_in(member).post(f"/discussions/{discussion.pk}/rename/", {"title": typed})

    assert page.status_code == 422
    assert Discussion.objects.get().title == TITLE


def test_the_longest_title_fits_and_its_address_is_found(member, known, client):
    browser = sign_in(known(member))
    title = ("Łódź? " * 40)[:MAX_TITLE_LENGTH].strip()

    answer = browser.post(NEW, filled(browser, title=title))

    discussion = Discussion.objects.get(title=title)
    assert answer["Location"] == discussion.get_absolute_url()
    assert client.get(answer["Location"]).status_code == 200


def test_a_draft_with_a_bad_title_is_kept_without_what_cannot_be_stored(member):
    client = sign_in(member)

    saved = client.post(f"{NEW}draft/", {"title": "Sun\x00day" + "x" * 10_000, "body": TEXT})

    assert saved.status_code in {204, 422}
    assert all("\x00" not in title for title in SavedDraft.objects.values_list("title", flat=True))


@pytest.mark.parametrize("topic_id", ["0", "-1", "9" * 30, "x", "1 OR 1=1", "\x00"])
def test_a_topic_that_never_was_is_explained(member, topic, topic_id):
    client = sign_in(member)

    page = client.post(NEW, filled(client, topic=topic_id))

    assert (page.status_code, TEXT in page.text, escape(TITLE) in page.text) == (422, True, True)
    assert not Discussion.objects.exists()


def test_a_topic_that_stopped_allowing_anonymity_meanwhile_never_posts_under_the_name(member, nameless_topic):
    client = sign_in(member)
    data = filled(client, topic=str(nameless_topic.pk), without_name="on")
    nameless_topic.allows_anonymity = False
    nameless_topic.save()

    page = client.post(NEW, data)

    assert page.status_code in {403, 422}
    assert TEXT in page.text
    assert not Discussion.objects.exists()
    assert not Comment.objects.exists()
    assert NAMELESS_ELSEWHERE in page.text or "without" in page.text


def test_the_fourth_on_the_first_day_is_refused_with_everything_given_back(member):
    client = sign_in(member)
    for number in range(3):
        data = filled(client, title=f"Number {number}", body=f"One of three: {number}.")
        assert client.post(NEW, data).status_code == 302

    page = client.post(NEW, filled(client, body="It is the fourth."))

    assert page.status_code == 429
    assert f'value="{escape(TITLE)}"' in page.text
    assert "It is the fourth." in page.text
    assert "a day" in page.text
    assert (Discussion.objects.count(), Comment.objects.count()) == (3, 3)


def test_the_second_of_two_clicks_is_led_to_the_first_and_counts_as_none(member):
    client = sign_in(member)
    data = filled(client)

    first, second = client.post(NEW, data), client.post(NEW, data)

    assert first["Location"] == second["Location"] == Discussion.objects.get().get_absolute_url()
    assert Comment.objects.count() == 1
    for number in range(2):
        data = filled(client, title=f"Number {number}", body=f"Something else: {number}.")
        assert client.post(NEW, data).status_code == 302


def test_what_the_end_of_a_session_interrupted_is_started_after_signing_in(client, member, topic):
    data = filled(sign_in(member), topic=str(topic.pk))
    client.post(NEW, data)
    client.force_login(member)

    answer = sent_again(client, client.get("/account/unsent/"))

    discussion = Discussion.objects.with_opening().get()
    assert answer["Location"] == discussion.get_absolute_url()
    assert (discussion.title, discussion.opening.comment, discussion.topic) == (TITLE, TEXT, topic)
