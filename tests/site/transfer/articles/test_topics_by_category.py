from typing import Any

import pytest

from blog.models import Topic
from tests.factories import TopicFactory
from transfer.articles.topics_by_category import TopicFinder
from transfer.imported import ImportedCategory

pytestmark = pytest.mark.django_db
SPOONS = ImportedCategory("spoons", "Spoons")


def sort(*categories: ImportedCategory, saves: bool = True, **given: Any) -> tuple[list[Topic], list[str]]:
    return TopicFinder(**given).sort(list(categories), saves=saves)


def test_by_slug_by_name_and_by_choice() -> None:
    topic = TopicFactory(slug="spoons", name="Cutlery")

    assert sort(SPOONS) == ([topic], [])
    assert sort(ImportedCategory("x", "CUTLERY")) == ([topic], [])
    assert sort(ImportedCategory("x", "X"), chosen={"x": "spoons"}) == ([topic], [])
    assert sort(SPOONS, ImportedCategory("x", "Cutlery")) == ([topic], [])


def test_a_slug_in_percent_signs_is_in_letters_here() -> None:
    topic = TopicFactory(slug="育児")

    assert sort(ImportedCategory("%e8%82%b2%e5%85%90", "x")) == ([topic], [])


def test_the_others_are_tags_except_that_for_none() -> None:
    assert sort(SPOONS, ImportedCategory("uncategorized", "Uncategorised")) == ([], ["Spoons"])


def test_a_new_topic_is_made_once_and_stands_last() -> None:
    TopicFactory(position=7)
    finder = TopicFinder(makes_new=True)

    [first], _ = finder.sort([SPOONS], saves=True)
    assert finder.sort([SPOONS, ImportedCategory("spoons", "Other")], saves=True) == ([first], [])
    assert (first.slug, first.name, first.position) == ("spoons", "Spoons", 8)


def test_a_new_topic_with_a_long_name_is_cut_and_found_again() -> None:
    finder = TopicFinder(makes_new=True)
    long = "a" * 80

    [first], _ = finder.sort([ImportedCategory("one", long)], saves=True)
    assert first.name == "a" * 60
    assert finder.sort([ImportedCategory("two", long)], saves=True) == ([first], [])


def test_a_dry_run_makes_none() -> None:
    before = Topic.objects.count()

    assert sort(SPOONS, makes_new=True, saves=False) == ([], [])
    assert Topic.objects.count() == before
