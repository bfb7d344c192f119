"""What is said of a document that people take along: its kind, its size, its name, whatever they are."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from blog.blocks.document_block import DocumentBlock


@pytest.fixture
def document(db, settings, tmp_path):
    """document("week.csv", size=5): a stored one."""
    settings.MEDIA_ROOT = tmp_path
    collection = Collection.get_first_root_node() or Collection.add_root(name="Root")

    def document(name: str, *, size: int = 5, title: str = "Our week", noted: int | None = None):
        file = ContentFile(b"x" * size, name=name)
        return get_document_model().objects.create(title=title, file=file, file_size=noted, collection=collection)

    return document


def context_of(stored, **value):
    block = DocumentBlock()
    return block.get_context(block.to_python({"document": stored.pk if stored else None, "title": "", **value}))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("week.csv", "CSV"), ("week.PDF", "PDF"), ("week.tar.gz", "GZ"), ("week", ""), ("our week.docx", "DOCX")],
)
def test_the_kind_is_the_last_part_of_the_name_in_capitals(document, name, kind):
    assert context_of(document(name))["kind"] == kind


@pytest.mark.parametrize("size", [0, 1, 1024, 98_304])
def test_the_size_is_in_bytes_also_where_nobody_noted_it(document, size):
    assert context_of(document("week.csv", size=size))["size"] == size
    assert context_of(document("week.csv", size=size, noted=size))["size"] == size


def test_where_the_file_is_gone_there_is_no_size_and_no_error(document):
    stored = document("week.csv")
    stored.file.storage.delete(stored.file.name)

    context = context_of(get_document_model().objects.get(pk=stored.pk))

    assert (context["kind"], context["size"]) == ("CSV", None)


def test_without_a_document_nothing_is_said_of_one(db):
    assert {"kind", "size"}.isdisjoint(context_of(None))


def test_a_title_is_shown_and_not_obeyed(document, rendered):
    stored = document("week.csv", title="<b>Our</b> & week")

    shown = rendered(("document", {"document": stored.pk, "title": ""})).select_one(".document")
    assert (shown.a.text.strip(), shown.find("b")) == ("<b>Our</b> & week", None)
    other = rendered(("document", {"document": stored.pk, "title": "<i>x</i>"})).select_one(".document")
    assert (other.a.text.strip(), other.find("i")) == ("<i>x</i>", None)


@pytest.mark.parametrize(("length", "is_fine"), [(120, True), (121, False)])
def test_a_title_has_a_hundred_and_twenty_signs_at_most(document, messages, length, is_fine):
    assert (messages(("document", {"document": document("week.csv").pk, "title": "x" * length})) == {}) is is_fine
