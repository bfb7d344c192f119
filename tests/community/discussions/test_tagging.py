import pytest

from blog.models import Tag
from community.comments import states
from community.discussions.forms import StartForm
from community.discussions.models import Discussion, TaggedDiscussion
from community.discussions.tagging import set_tags, split_tags, tags_of
from tests.community.discussions.conftest import filled, sign_in
from tests.community.discussions.stories import start


def names(discussion: Discussion) -> list[str]:
    return [tag.name for tag in tags_of(discussion)]


@pytest.mark.parametrize(
    ("typed", "split"),
    [
        ("", []),
        ("sleep", ["sleep"]),
        ("sleep, night  shifts ,", ["sleep", "night shifts"]),
        ("#sleep #work", ["sleep", "work"]),
        ("Sleep, sleep", ["Sleep"]),
        ("保育園、夜勤", ["保育園", "夜勤"]),
        ("!!, 🎈, a", ["a"]),
    ],
)
def test_commas_stand_between_tags(typed, split):
    assert split_tags(typed) == split


def test_a_tag_written_differently_is_the_same_tag(begin):
    first, second = begin("First"), begin("Second")
    set_tags(first, ["Night shifts"], Tag.objects.all())
    set_tags(second, ["night shifts"], Tag.objects.all())

    assert (names(first), names(second)) == (["Night shifts"], ["Night shifts"])
    assert Tag.objects.count() == 1


def test_setting_them_anew_takes_the_others_away(begin):
    discussion = begin()
    set_tags(discussion, ["sleep", "work"], Tag.objects.all())

    set_tags(discussion, ["work", "travel"], Tag.objects.all())

    assert names(discussion) == ["work", "travel"]


def test_they_are_on_the_form_and_on_the_page(client, known, member, topic):
    known(member)

    discussion = start(member, topic=str(topic.pk), tags="sleep, night shifts")

    assert names(discussion) == ["sleep", "night shifts"]
    page = client.get(discussion.get_absolute_url()).text
    assert '<a class="chip" rel="tag" href="/discussions/tags/night-shifts/" dir="auto">night shifts</a>' in page
    assert discussion.title in client.get("/discussions/tags/night-shifts/").text


def test_six_are_too_many_and_five_are_not(member, topic):
    browser = sign_in(member)
    typed = {"topic": str(topic.pk), "tags": "a, b, c, d, e"}

    refused = browser.post("/discussions/new/", filled(browser, **typed | {"tags": typed["tags"] + ", f"}))
    assert (refused.status_code, "There are 6; please choose." in refused.text) == (422, True)
    assert 'value="a, b, c, d, e, f"' in refused.text

    assert browser.post("/discussions/new/", filled(browser, **typed)).status_code == 302


@pytest.mark.parametrize(("length", "is_valid"), [(40, True), (41, False)])
def test_a_tag_has_at_most_forty_characters(member, length, is_valid):
    form = StartForm(member=member, topics=Tag.objects.none(), data={"tags": "x" * length})

    assert ("tags" not in form.errors) == is_valid


def test_the_filter_reads_them_too(known, member, topic):
    known(member)

    harmless = start(member, topic=str(topic.pk), tags="sleep")
    linked = start(
        member, topic=str(topic.pk), title="Another one", tags="http://a.example, http://b.example, http://c.example"
    )

    assert (harmless.opening.status, linked.opening.status) == ("published", "held")


def test_withdrawing_takes_them_away(begin):
    discussion = begin()
    set_tags(discussion, ["sleep"], Tag.objects.all())

    states.change_status(discussion.opening, "withdrawn")

    assert not TaggedDiscussion.objects.exists()


def test_removing_keeps_them_for_when_it_is_restored(begin):
    discussion = begin()
    set_tags(discussion, ["sleep"], Tag.objects.all())

    states.change_status(discussion.opening, "removed")

    assert names(discussion) == ["sleep"]


def test_a_deleted_tag_is_gone_from_the_page(client, begin):
    discussion = begin()
    set_tags(discussion, ["sleep"], Tag.objects.all())

    Tag.objects.get().delete()

    assert names(discussion) == []
    assert client.get(discussion.get_absolute_url()).status_code == 200
