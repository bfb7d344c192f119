"""Eight lively discussions to look at: one without a name, answered questions, one that turned out, one merged."""

from typing import Any

from community.comments.models import Comment
from community.discussions.models import Discussion
from community.moderation.models import Act, Decision
from demo.loading.content_files import read_discussions


def test_there_are_eight_and_people_talk_in_each(demo: str) -> None:
    shown = Discussion.objects.published()

    assert shown.count() == 8
    assert [each.title for each in shown if each.answer_count < 3] == []


def test_one_is_without_a_name_two_are_solved_and_one_says_how_it_turned_out(demo: str) -> None:
    shown = Discussion.objects.published()

    assert [shown.exclude(opening__alias="").count(), shown.filter(is_solved=True).count()] == [1, 2]
    assert Comment.objects.published().filter(is_outcome=True).count() == 1


def test_one_was_merged_and_its_address_leads_to_its_text(demo: str, client: Any) -> None:
    [merged] = Discussion.objects.exclude(merged_into=None)
    answer = client.get(merged.get_absolute_url(), follow=True)

    assert Decision.objects.filter(comment=merged.opening, act=Act.MERGE).count() == 1
    assert "Which three do you say?" in answer.text
    assert answer.request["PATH_INFO"] == merged.merged_into.get_absolute_url()


def test_what_was_said_last_is_what_the_file_says(demo: str) -> None:
    said = {row["title"]: max([row["at"], *(each["at"] for each in row["comment"])]) for row in read_discussions()}
    merged = [row for row in read_discussions() if "merged_into" in row]

    for each in Discussion.objects.published():
        also = [said[row["title"]] for row in merged if row["merged_into"] == each.title]
        assert each.last_activity_at == max([said[each.title], *also])


def test_every_page_can_be_read(demo: str, client: Any) -> None:
    for each in Discussion.objects.published():
        assert client.get(each.get_absolute_url()).status_code == 200
