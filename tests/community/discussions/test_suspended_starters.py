"""Starting, renaming, and saying how it turned out, while one is suspended."""

import pytest

from community.comments.models import Comment
from community.discussions.models import Discussion
from community.moderation.models import Sanction
from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS
from tests.community.discussions.conftest import TEXT, TITLE, filled, sign_in

NEW = "/discussions/new/"
SUSPENDED = "data-suspended"
REFUSED = 'data-refused-by="suspension"'


@pytest.fixture
def discussion(begin, answer, known, member) -> Discussion:
    started = begin("Sunday evenings", by=known(member))
    answer(started, "Say it plainly.")
    return started


@pytest.fixture
def suspension(discussion, member, moderator) -> Sanction:
    return sanction(member, STEPS[1], by=moderator, reason="unkind", note="Third time.")


@pytest.mark.parametrize("page", [NEW, "rename", "outcome"])
def test_each_form_says_so_when_it_opens_and_leads_to_the_reason(discussion, suspension, member, page):
    address = page if page == NEW else f"/discussions/{discussion.pk}/{page}/"

    opened = sign_in(member).get(address)

    assert (opened.status_code, opened.text.count(SUSPENDED)) == (200, 1)
    assert f"/moderation/sanctions/{suspension.pk}/" in opened.text


@pytest.mark.parametrize("page", [NEW, "rename", "outcome"])
def test_lifted_none_says_it(discussion, suspension, member, moderator, page):
    lift(suspension, by=moderator, note="We talked.")

    opened = sign_in(member).get(page if page == NEW else f"/discussions/{discussion.pk}/{page}/")

    assert (opened.status_code, SUSPENDED in opened.text) == (200, False)


def test_a_discussion_is_not_started_and_its_words_come_back(suspension, member):
    client = sign_in(member)

    answer = client.post(NEW, filled(client))

    assert (answer.status_code, answer.text.count(REFUSED)) == (403, 1)
    assert TEXT in answer.text
    assert not Discussion.objects.filter(title=TITLE).exists()


def test_a_title_stays_and_the_typed_one_comes_back(discussion, suspension, member):
    answer = sign_in(member).post(f"/discussions/{discussion.pk}/rename/", {"title": "Is it Monday again?"})

    assert (answer.status_code, answer.text.count(REFUSED)) == (403, 1)
    assert 'value="Is it Monday again?"' in answer.text
    assert Discussion.objects.get(pk=discussion.pk).title == "Sunday evenings"


def test_the_discussion_stays_on_its_page(discussion, suspension, client):
    assert "Sunday evenings" in client.get(discussion.get_absolute_url()).text
    assert Comment.objects.published().count() >= 2
