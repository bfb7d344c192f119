import pytest
from django.test import Client
from django.utils.html import escape

from community.comments import saved_drafts
from community.comments.models import Comment, SavedDraft
from community.discussions.forms import NAMELESS_ELSEWHERE, NO_TOPIC, TOPIC_GONE
from community.discussions.models import Discussion
from community.discussions.start import NOT_STARTED
from community.discussions.title_field import IS_A_LINK, NO_TITLE, NO_WORDS
from community.posting.responses import NOT_PUBLISHED
from tests.community.discussions.conftest import TEXT, TITLE, filled, sign_in

NEW = "/discussions/new/"


def test_a_guest_is_told_how_to_join_and_led_back(client, db):
    page = client.get(NEW)

    assert page.status_code == 200
    assert '<a class="button primary" href="/account/signup/?next=/discussions/new/">Join</a>' in page.text
    assert '<a class="button" href="/account/login/?next=/discussions/new/">Sign in</a>' in page.text
    assert "<form" not in page.text[page.text.index("<main") :]


def test_a_form_that_is_sent_after_the_session_has_ended_comes_back(client, member):
    data = filled(sign_in(member))

    answer = client.post(NEW, data)
    client.force_login(member)

    assert answer["Location"] == "/account/login/?next=%2Faccount%2Funsent%2F"
    assert escape(TITLE) in client.get("/account/unsent/").text
    assert Discussion.objects.count() == 0


def test_a_known_member_is_led_to_the_new_discussion(member, known, topic):
    client = sign_in(known(member))

    answer = client.post(NEW, filled(client, topic=str(topic.pk)))

    discussion = Discussion.objects.get(title=TITLE)
    assert (answer.status_code, answer["Location"]) == (302, discussion.get_absolute_url())
    assert discussion.topic == topic


def test_a_held_one_is_shown_to_its_starter_with_the_reason(member, other_member, db):
    client = sign_in(member)

    page = client.post(NEW, filled(client), follow=True)

    address = Discussion.objects.get().get_absolute_url()
    assert "Because we do not know you yet, a moderator reads your comment before it appears." in page.text
    assert '<meta name="robots" content="noindex">' in page.text
    assert sign_in(other_member).get(address).status_code == 404
    assert escape(TITLE) not in client.get("/discussions/").text


def test_what_the_filter_rejects_comes_back(member):
    client = sign_in(member)

    page = client.post(NEW, filled(client, subject="buy this", body="Cheap pills at www.example.com"))

    assert page.status_code == 422
    assert NOT_PUBLISHED in page.text
    assert "Cheap pills" in page.text
    assert Comment.objects.get().status == Comment.Status.SPAM


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        ("", NO_TITLE),
        ("   ", NO_TITLE),
        ("🎈🎈🎈", NO_WORDS),
        ("https://example.com/pills", IS_A_LINK),
        ("www.example.com", IS_A_LINK),
        ("x" * 10_000, "This is 10000 characters long; 120 fit."),
    ],
)
def test_a_title_that_cannot_be_one_is_explained_and_the_text_kept(member, title, problem):
    client = sign_in(member)

    page = client.post(NEW, filled(client, title=title))

    assert page.status_code == 422
    assert escape(problem) in page.text
    assert TEXT in page.text
    assert Discussion.objects.count() == 0


def test_a_topic_must_be_chosen_where_there_are_some(member, topic):
    client = sign_in(member)

    page = client.post(NEW, filled(client))

    assert (page.status_code, NO_TOPIC in page.text) == (422, True)


def test_a_topic_that_vanished_meanwhile_is_explained(member, topic, nameless_topic):
    client = sign_in(member)
    data = filled(client, topic=str(topic.pk))
    topic.delete()

    page = client.post(NEW, data)

    assert (page.status_code, TOPIC_GONE in page.text, TEXT in page.text) == (422, True, True)


def test_without_a_name_only_on_topics_that_allow_it(member, known, topic, nameless_topic):
    client = sign_in(known(member))

    refused = client.post(NEW, filled(client, topic=str(topic.pk), without_name="on"))
    client.post(NEW, filled(client, topic=str(nameless_topic.pk), without_name="on"))

    assert (refused.status_code, NAMELESS_ELSEWHERE in refused.text) == (422, True)
    discussion = Discussion.objects.get(title=TITLE)
    assert discussion.opening.alias
    for path in (discussion.get_absolute_url(), "/discussions/feed/"):
        page = Client().get(path).text
        assert (discussion.opening.alias in page, member.display_name in page) == (True, False)


def test_the_privacy_check_asks_once(member, known):
    client = sign_in(known(member))
    data = filled(client, title="Ring me on +44 20 7946 0958")

    asked = client.post(NEW, data)
    client.post(NEW, data | {"as_it_is": "1"})

    assert (asked.status_code, "Post as it is" in asked.text) == (422, True)
    assert Discussion.objects.filter(title="Ring me on +44 20 7946 0958").count() == 1


def test_a_preview_posts_nothing_and_keeps_a_draft(member):
    client = sign_in(member)

    page = client.post(NEW, filled(client, preview="1", body="**Really** tired"))

    assert "<strong>Really</strong> tired" in page.text
    assert Discussion.objects.count() == 0
    assert SavedDraft.objects.values_list("title", "body").get() == (TITLE, "**Really** tired")


def test_the_draft_is_in_the_form_again_and_can_be_discarded(member):
    client = sign_in(member)
    saved = client.post(f"{NEW}draft/", {"title": TITLE, "body": TEXT})

    page = client.get(NEW)

    assert saved.status_code == 204
    assert f'value="{escape(TITLE)}"' in page.text
    assert TEXT in page.text
    assert client.post(NEW, {"discard": "1"})["Location"] == NEW
    assert saved_drafts.find(member, NOT_STARTED) is None


def test_a_title_alone_is_a_draft(member):
    sign_in(member).post(f"{NEW}draft/", {"title": TITLE, "body": ""})

    assert SavedDraft.objects.values_list("title", "body").get() == (TITLE, "")


def test_drafts_are_saved_for_members_and_by_post_alone(client, member):
    assert client.post(f"{NEW}draft/", {"body": TEXT}).status_code == 401
    assert sign_in(member).get(f"{NEW}draft/").status_code == 405


def test_the_fourth_of_a_first_day_is_told_when_to_come_back(member):
    client = sign_in(member)
    for number in range(3):
        client.post(NEW, filled(client, title=f"Number {number}"))

    page = client.post(NEW, filled(client, title="Number 3"))

    assert page.status_code == 429
    assert page["Retry-After"] == "86400"
    assert "Your text is still here" in page.text
