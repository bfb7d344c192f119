"""Documents in the text of an article."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection


@pytest.fixture
def timetable(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = ContentFile(b"x" * 98_304, name="week.csv")
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")
    # The form for uploads notes the size.
    return get_document_model().objects.create(title="Our week", file=file, file_size=98_304, collection=collection)


def test_a_document_is_a_link_with_its_kind_and_size(rendered, timetable) -> None:
    shown = rendered(("document", {"document": timetable.pk, "title": ""})).select_one(".document")

    assert (shown.a["href"], shown.a.text.strip()) == (timetable.url, "Our week")
    assert shown.small.text.replace("\xa0", " ") == "CSV, 96.0 KB"


def test_the_author_may_call_it_otherwise(rendered, timetable) -> None:
    assert rendered(("document", {"document": timetable.pk, "title": "To print"})).a.text == " To print"


def test_a_document_that_was_deleted_leaves_nothing_behind(rendered, timetable) -> None:
    key = timetable.pk
    timetable.delete()

    assert rendered(("document", {"document": key, "title": "To print"})).select(".document") == []


def test_without_a_document_the_block_is_incomplete(messages) -> None:
    assert messages(("document", {"document": None, "title": "To print"})) == {
        0: {"blockErrors": {"document": {"messages": ["This field is required."]}}}
    }


@pytest.mark.parametrize("number", [1, 4])
def test_one_query_however_many_documents(rendered, timetable, django_assert_num_queries, number) -> None:
    with django_assert_num_queries(1):
        rendered(*[("document", {"document": timetable.pk, "title": ""})] * number)
