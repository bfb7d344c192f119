from functools import partial

import pytest

from community.comments import featuring, states
from community.comments.models import Comment, Feature
from community.text.excerpts import excerpt
from tests.community.comments.test_concurrency import at_once
from tests.community.posting.conftest import sign_in


@pytest.fixture
def four(say) -> list[Comment]:
    return [say(word) for word in ("first", "second", "third", "fourth")]


def featured() -> list[str]:
    conversation = Comment.objects.first().conversation
    return [excerpt(comment.body_html, 5) for comment in featuring.featured_in(conversation)]


def test_three_in_the_order_they_were_chosen_and_not_a_fourth(four, moderator):
    first, second, third, fourth = four
    for comment in (third, first, second, third):
        featuring.feature(comment, by=moderator)

    with pytest.raises(featuring.FeatureNotAllowed, match="3 comments are featured already"):
        featuring.feature(fourth, by=moderator)

    assert featured() == ["third", "first", "second"]


def test_what_is_taken_back_or_removed_makes_room(four, moderator):
    first, second, third, fourth = four
    for comment in (first, second, third):
        featuring.feature(comment, by=moderator)
    featuring.unfeature(first)
    states.change_status(second, Comment.Status.REMOVED)
    assert featured() == ["third"]

    featuring.feature(fourth, by=moderator)

    assert featured() == ["third", "fourth"]


def test_what_is_brought_back_is_featured_still_unless_another_has_its_room(four, moderator):
    first, second, third, fourth = four
    for comment in (first, second, third):
        featuring.feature(comment, by=moderator)
    states.change_status(first, Comment.Status.REMOVED)
    states.change_status(first, Comment.Status.PUBLISHED)
    assert featured() == ["first", "second", "third"]

    states.change_status(second, Comment.Status.REMOVED)
    featuring.feature(fourth, by=moderator)
    states.change_status(second, Comment.Status.PUBLISHED)

    assert featured() == ["first", "third", "fourth"]


@pytest.mark.parametrize("status", ["held", "removed", "withdrawn"])
def test_what_nobody_can_read_is_not_featured(say, moderator, status):
    with pytest.raises(featuring.FeatureNotAllowed):
        featuring.feature(say("words", status=status), by=moderator)


@pytest.mark.django_db(transaction=True)
def test_of_four_at_once_one_is_refused(four, moderator):
    def feature(comment: Comment) -> str:
        try:
            featuring.feature(comment, by=moderator)
        except featuring.FeatureNotAllowed:
            return "refused"
        return "featured"

    answers = at_once([partial(feature, comment) for comment in four])

    assert sorted(answers) == ["featured", "featured", "featured", "refused"]
    assert Feature.objects.count() == 3


class TestTheButton:
    def test_is_the_authors_and_the_moderators(self, thing, say, author, moderator):
        thing.owner_id = author.pk
        thing.save()
        comment = say("words")
        address = f"/comments/{comment.pk}/feature/"

        assert sign_in(author).post(address, {"feature": "yes"})["Location"] == f"/comments/{comment.pk}/"
        assert Feature.objects.get().by == author
        sign_in(moderator).post(address, {"feature": "no"})
        assert not Feature.objects.exists()

    def test_is_nobody_elses(self, client, say, author, member):
        comment = say("words", by=member)
        address = f"/comments/{comment.pk}/feature/"

        assert sign_in(member).post(address).status_code == 403
        assert sign_in(author).post(address).status_code == 403  # who wrote something else
        assert client.post(address)["Location"] == f"/account/login/?next=/comments/{comment.pk}/"
        assert sign_in(member).get(address).status_code == 405
        assert not Feature.objects.exists()

    def test_says_why_a_fourth_is_too_many(self, four, moderator):
        client = sign_in(moderator)
        answers = [client.post(f"/comments/{comment.pk}/feature/", {"feature": "yes"}) for comment in four]

        assert [answer.status_code for answer in answers] == [302, 302, 302, 409]
        assert "Take one back first." in answers[3].text
