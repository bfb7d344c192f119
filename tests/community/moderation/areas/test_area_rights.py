"""Who moderates a part sees and decides that part, and nothing else."""

import pytest
from django.test import Client

from blog.models import Topic
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.moderation.areas.area_rights import LANES_OF_AREAS, may_come_to_the_desk
from community.moderation.decisions import decide
from community.moderation.desk.lane_list import LANES, waiting
from community.moderation.models import Act, Decision, ModeratorArea
from community.moderation.refused_decisions import OutsideArea
from community.moderation.undo_decisions import undo_decisions
from tests.factories import UserFactory

DESK = "/cms/moderation/"


@pytest.fixture
def helper(db) -> User:
    return UserFactory(display_name="Hanna Part", username="hanna")


@pytest.fixture
def area(helper):
    def area(**more) -> Client:
        ModeratorArea.objects.create(member=helper, **more)
        client = Client()
        client.force_login(User.objects.get(pk=helper.pk))
        return client

    return area


@pytest.fixture
def held(say, member) -> tuple[Comment, Comment]:
    """A guest's and a member's."""
    return say("By a guest, who waits.", status="held"), say("By a member, who waits.", by=member, status="held")


def post(client: Client, act: str, *comments: Comment, lane: str = "held"):
    cases = [f"{comment.pk}.{fingerprint(comment.comment)}" for comment in comments]
    return client.post(f"{DESK}{lane}/act/", {"act": act, "case": cases}, HTTP_X_REQUESTED_WITH="fetch")


def test_a_moderator_for_guests_sees_only_guests(area, held):
    client = area(whose="guests")

    page = client.get(DESK).text

    assert ("By a guest, who waits." in page, "By a member, who waits." in page) == (True, False)
    assert client.get(f"{DESK}held/{held[0].pk}/?part=case").status_code == 200
    assert client.get(f"{DESK}held/{held[1].pk}/?part=case").status_code == 404


def test_and_decides_only_about_theirs(area, held, helper):
    answer = post(area(whose="guests"), "approve", *held).json()

    assert answer["done"] == [held[0].pk]
    assert answer["refused"] == {
        str(held[1].pk): f"The comment by {held[1].name} isn’t in what you moderate, so another moderator decides."
    }
    assert [decision.actor for decision in Decision.objects.all()] == [helper]


def test_nor_does_another_way_in_lead_around_it(area, held, helper):
    area(whose="guests")
    by = User.objects.get(pk=helper.pk)

    with pytest.raises(OutsideArea):
        decide(held[1], Act.APPROVE, by=by)


def test_nor_undoing_what_others_decided(area, held, helper, moderator):
    area(whose="guests")
    row = decide(held[1], Act.SPAM, by=moderator)

    undone = undo_decisions([row.pk], by=User.objects.get(pk=helper.pk))

    assert (undone.done, list(undone.refused)) == ([], [held[1].pk])


def test_of_one_topic_with_its_articles_alone(area, say, member, article):
    topic = Topic.objects.create(name="Sleep", slug="sleep")
    article.topics.add(topic)
    article.save()
    here = say("On the article, and waits.", by=member, status="held", about=article)
    elsewhere = say("Elsewhere, and waits.", by=member, status="held")
    client = area(topic=topic)

    page = client.get(DESK).text

    assert ("On the article, and waits." in page, "Elsewhere, and waits." in page) == (True, False)
    assert post(client, "approve", here, elsewhere).json()["done"] == [here.pk]


def test_of_chosen_lanes(area, held, helper):
    client = area(lanes=["held", "reports"])

    assert [one.lane.name for one in waiting(User.objects.get(pk=helper.pk)).lanes] == ["held", "reports"]
    assert client.get(f"{DESK}held/").status_code == 200
    assert client.get(f"{DESK}spam/").status_code == 404


def test_of_everybody_everywhere(area, held):
    assert post(area(), "approve", *held).json()["done"] == [one.pk for one in held]


def test_two_areas_add_up(area, held, helper):
    area(whose="guests")
    client = area(whose="members", lanes=["held"])

    assert post(client, "approve", *held).json()["done"] == [one.pk for one in held]


@pytest.mark.parametrize("lane", sorted({lane.name for lane in LANES} - set(LANES_OF_AREAS)))
def test_worries_the_illegal_and_appeals_are_for_those_who_moderate_everything(area, lane):
    client = area(lanes=[lane])

    assert client.get(f"{DESK}{lane}/").status_code == 404


def test_what_is_known_elsewhere_of_a_writer_is_not_shown(area, say, member, moderator):
    decide(say("An earlier one elsewhere.", by=member), Act.REMOVE, by=moderator, reason="unkind")
    waiting_here = say("By a member, who waits.", by=member, status="held")

    page = area(whose="members").get(f"{DESK}held/{waiting_here.pk}/").text

    assert "An earlier one elsewhere." not in page
    for only_for_all in ("Ban for spam", "Warn or suspend", "Write a note", "Take a detail out", "Figures"):
        assert only_for_all not in page


@pytest.mark.parametrize(
    "address",
    [
        "/cms/review/log/",
        f"{DESK}figures/",
        f"{DESK}policy/",
        f"{DESK}five-minutes/",
        "/moderation/members/{handle}/ban/",
    ],
)
def test_the_rest_of_moderation_stays_closed(area, member, address):
    assert area(whose="everybody").get(address.format(handle=member.username)).status_code in (302, 403)


def test_with_the_first_area_one_comes_in_and_with_the_last_one_goes(area, helper):
    area(whose="guests")
    assert may_come_to_the_desk(User.objects.get(pk=helper.pk))
    ModeratorArea.objects.get().delete()
    assert not may_come_to_the_desk(User.objects.get(pk=helper.pk))
    assert not helper.groups.exists()


def test_a_topic_that_is_gone_leaves_nothing(area, held, db):
    topic = Topic.objects.create(name="Sleep", slug="sleep")
    client = area(topic=topic)
    Topic.objects.filter(pk=topic.pk).delete()

    assert "who waits" not in client.get(DESK).text


def test_moderators_and_members_are_as_before(moderator, member, held):
    assert may_come_to_the_desk(moderator)
    assert not may_come_to_the_desk(member)
    assert len(waiting(moderator).lanes) == len(LANES)


def test_administrators_say_who_moderates_what(site_tree, administrator, helper):
    topic = Topic.objects.create(name="Sleep", slug="sleep")
    client = Client()
    client.force_login(administrator)
    page = client.get("/cms/snippets/moderation/moderatorarea/add/")
    [about] = [value for value, label in page.context["form"].fields["about"].choices if label == "Sleep"]

    client.post(
        "/cms/snippets/moderation/moderatorarea/add/",
        {"member": helper.pk, "about": about, "whose": "guests", "lanes": ["held"]},
    )

    made = ModeratorArea.objects.get()
    assert (made.member, made.topic, made.whose, made.lanes) == (helper, topic, "guests", ["held"])
