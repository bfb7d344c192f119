"""`manage.py import_from`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from blog.models import ArticlePage, Topic
from community.comments.models import Comment
from tests.factories import ArticlePageFactory
from tests.pictures import photograph
from tests.site.transfer.other_sources.conftest import EXPORTS
from transfer.models import Import

pytestmark = pytest.mark.django_db


def output_of(*args):
    out = StringIO()
    call_command("import_from", *map(str, args), stdout=out)
    return out.getvalue()


def test_comments_of_a_service_and_what_became_of_them():
    ArticlePageFactory(slug="porridge")

    said = output_of("remark42", EXPORTS / "remark42.jsonl")

    assert "comment   published           3           2           0           0           0           1\n" in said
    assert "No article here was at https://old.example/nowhere/. Redirect it to one, and run the import again." in said
    assert Comment.objects.count() == 2


def test_a_blog_from_ghost(author):
    Topic.objects.create(name="Mornings", slug="mornings")

    output_of("ghost", EXPORTS / "ghost.json", "--address", "https://old.example", "--pages")

    article = ArticlePage.objects.get(slug="porridge")
    assert (article.title, article.description) == ("Porridge & other truces", "What oats do.")
    assert [topic.name for topic in article.topics.all()] == ["Mornings"]
    assert [one.user or one.name for one in article.byline] == [author, "Ilse"]
    assert f'linktype="page" id="{ArticlePage.objects.get(slug="socks").pk}"' in str(article.body.get_prep_value())
    assert Import.objects.get().counts["page"] == {"published": {"added": 1}}


def test_a_dry_run_saves_nothing():
    assert "a dry run: nothing was saved" in output_of("jsonl", EXPORTS / "our-own.jsonl", "--dry-run")
    assert (ArticlePage.objects.count(), Comment.objects.count()) == (0, 0)


def test_our_own_format_brings_articles_with_their_comments():
    output_of("jsonl", EXPORTS / "our-own.jsonl")

    article = ArticlePage.objects.get()
    assert (article.title, article.published_at.isoformat()) == ("Porridge", "2012-02-21T06:15:00+00:00")
    assert [(one.comment, one.level) for one in Comment.objects.in_reading_order()] == [
        ("So it **is**.", 0),
        ("It is *not*.", 1),
    ]


def test_pictures_from_a_folder(tmp_path):
    (tmp_path / "content" / "images").mkdir(parents=True)
    (tmp_path / "content" / "images" / "pan.jpg").write_bytes(photograph("JPEG"))

    output_of("ghost", EXPORTS / "ghost.json", "--address", "https://old.example", "--media", tmp_path)

    article = ArticlePage.objects.get(slug="porridge")
    assert (article.picture.title, article.picture_alternative) == ("pan", "A pan")


def test_the_whole_report_as_a_table(tmp_path):
    output_of("remark42", EXPORTS / "remark42.jsonl", "--report", tmp_path / "report.csv")

    rows = (tmp_path / "report.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == Import.objects.get().lines.count() + 1


def test_a_file_that_cannot_be_read_whole_is_an_error(tmp_path):
    path = tmp_path / "ghost.json"
    path.write_text('{"db": [')

    with pytest.raises(CommandError, match="Not everything could be imported"):
        output_of("ghost", path)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["disqus", "nowhere.xml"], "There is no such file"),
        (["myspace", EXPORTS / "disqus.xml"], "invalid choice"),
        (["disqus", EXPORTS / "disqus.xml", "--person", "rosa"], "Write it as ONE=OTHER: rosa"),
    ],
)
def test_what_was_mistyped_is_said_before_anything_happens(given, said):
    with pytest.raises(CommandError, match=said):
        output_of(*given)
    assert Import.objects.count() == 0


def test_two_imports_at_once_are_refused():
    Import.objects.create(source="csv", state="running", heartbeat_at=timezone.now())

    with pytest.raises(CommandError, match="Another import is running"):
        output_of("csv", EXPORTS / "comments.csv")
    assert Import.objects.count() == 1
