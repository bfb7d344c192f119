import pytest
from django.test import Client

from community.comments.models import Comment, Conversation
from community.moderation.models import Decision

FORM = {"pace": "slow-10", "note": "It got heated."}


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def comment(say, member) -> Comment:
    return say("Words.", by=member, status="held")


def address_of(comment: Comment) -> str:
    return f"/moderation/comments/{comment.pk}/pace/"


def test_asked_first_and_done_by_the_button(desk, comment):
    page = desk.get(address_of(comment)).text
    assert 'value="open" id="id_pace_0" checked' in page or "checked" in page
    assert not Decision.objects.exists()

    answer = desk.post(address_of(comment), FORM | {"next": "/cms/moderation/"}, follow=True)

    assert answer.redirect_chain[0][0] == "/cms/moderation/"
    assert "Done: conversation slowed down." in answer.text
    assert Conversation.objects.get().slow_minutes == 10


@pytest.mark.parametrize("wrong", [{"pace": "slow-7"}, {"pace": ""}, {"note": ""}, {"note": "x" * 201}])
def test_what_is_missing_or_made_up_is_refused_and_stays(desk, comment, wrong):
    answer = desk.post(address_of(comment), FORM | wrong)

    assert (answer.status_code, (FORM | wrong)["note"] in answer.text) == (422, True)
    assert not Decision.objects.exists()


def test_the_same_again_says_so(desk, comment):
    desk.post(address_of(comment), FORM)

    assert "It’s so already." in desk.post(address_of(comment), FORM, follow=True).text.replace("it’s", "It’s")


def test_the_log_can_be_filtered_by_it(desk, comment):
    desk.post(address_of(comment), FORM)

    assert "It got heated." in desk.get("/cms/review/log/?act=slow").text
    assert "It got heated." not in desk.get("/cms/review/log/?act=lock").text


def test_a_case_leads_there(desk, comment):
    assert address_of(comment) in desk.get(f"/cms/moderation/held/{comment.pk}/?part=case").text
