"""Comments of a service, saved below the article that is, or was, at the address of their page."""

from datetime import UTC, datetime

import pytest
from wagtail.contrib.redirects.models import Redirect

from community.comments.models import Comment, Conversation
from tests.factories import ArticlePageFactory, CommentFactory
from tests.site.transfer.other_sources.conftest import EXPORTS
from transfer.models import Import
from transfer.other_sources.source_names import SOURCES
from transfer.running.import_options import ImportOptions
from transfer.running.import_steps import run_import
from transfer.running.taking_back import take_back

HEAD = "article,id,parent_id,name,written_at,status,text\n"
ADDRESS = "https://old.example/2012/02/21/porridge/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def porridge():
    article = ArticlePageFactory(title="Porridge", slug="porridge", published_at=datetime(2012, 2, 21, tzinfo=UTC))
    Redirect.objects.create(old_path="/2012/02/21/porridge", redirect_page=article)
    return article


@pytest.fixture
def run(tmp_path):
    """Imports this text, or this file, as `manage.py import_from` does."""

    def run_it(source, content, *, is_dry_run=False, **options):
        path = content
        if isinstance(content, str):
            path = tmp_path / "export"
            path.write_text(content)
        row = Import.objects.create(
            source=source, options=ImportOptions(**options).as_json(), is_dry_run=is_dry_run, files=[str(path)]
        )
        return run_import(row, SOURCES[source]([path]))

    return run_it


def comment(address=ADDRESS, key=1, parent="", text="So."):
    return f"{address},{key},{parent},Tom,2012-02-21T07:00:00Z,published,{text}\n"


def about(article):
    conversation = Conversation.objects.find(article)
    return [one.comment for one in Comment.objects.filter(conversation=conversation).in_reading_order()]


def said(run):
    return list(run.lines.values_list("text", flat=True))


def test_by_a_redirect_to_the_article(run, porridge):
    done = run("csv", HEAD + comment() + comment(key=2, parent=1, text="So it is."))

    assert about(porridge) == ["So.", "So it is."]
    assert done.counts == {"comment": {"published": {"added": 2}}, "thread": {"published": {"unchanged": 1}}}
    assert said(done) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://testserver/articles/porridge/",
        "https://elsewhere.example/articles/porridge",
        "/articles/porridge/?utm_source=letter#c4",
    ],
)
def test_by_the_address_of_the_article(run, porridge, address):
    done = run("csv", HEAD + comment(address))

    assert about(porridge) == ["So."]
    assert said(done) == []


@pytest.mark.parametrize("address", ["https://old.example/blog/porridge/", "https://old.example/2012/porridge.html"])
def test_by_the_end_of_its_address(run, porridge, address):
    done = run("csv", HEAD + comment(address))

    assert about(porridge) == ["So."]
    assert done.counts["comment"] == {"published": {"added": 1}}


def test_by_the_number_that_wordpress_gave_it(run):
    """The plugin of Disqus calls a page by it."""
    article = ArticlePageFactory(slug="other")
    Redirect.objects.create(old_path="/?p=12", redirect_page=article)

    run("disqus", EXPORTS / "disqus.xml")

    assert len(about(article)) == 3


@pytest.mark.parametrize("address", ["https://old.example/nowhere/", "https://old.example/", "http://[bad/", "://"])
def test_without_an_article_the_comments_are_left_out_with_the_reason(run, porridge, address):
    done = run("csv", HEAD + comment(address))

    assert Comment.objects.count() == 0
    assert done.counts == {"comment": {"published": {"left out": 1}}, "thread": {"published": {"left out": 1}}}
    assert said(done)[0] == f"No article here was at {address}. Redirect it to one, and run the import again."


def test_a_redirect_that_leads_to_no_article_is_none(run, porridge, site_tree):
    Redirect.objects.create(old_path="/home", redirect_page=site_tree.home)
    Redirect.objects.create(old_path="/away", redirect_link="https://example.org/")

    done = run("csv", HEAD + comment("/home") + comment("/away", key=2))

    assert done.counts["thread"] == {"published": {"left out": 2}}


def test_with_the_redirect_that_was_missing_a_second_run_brings_them(run, porridge):
    content = HEAD + comment() + comment("https://old.example/oats/", key=2, text="Oats.")
    run("csv", content)
    Redirect.objects.create(old_path="/oats", redirect_page=porridge)

    done = run("csv", content)

    assert done.counts["comment"] == {"published": {"added": 1, "unchanged": 1}}
    assert sorted(about(porridge)) == ["Oats.", "So."]


def test_twice_adds_nothing(run, porridge):
    for source, name in (("disqus", "disqus.xml"), ("commento", "commento.json"), ("remark42", "remark42.jsonl")):
        run(source, EXPORTS / name)
        count = Comment.objects.count()

        again = run(source, EXPORTS / name)

        assert Comment.objects.count() == count > 0
        assert "added" not in str(again.counts)


def test_a_dry_run_says_the_same_and_saves_nothing(run, porridge):
    dry = run("disqus", EXPORTS / "disqus.xml", is_dry_run=True)

    assert Comment.objects.count() == 0
    real = run("disqus", EXPORTS / "disqus.xml")
    assert dry.counts == real.counts
    assert said(dry) == said(real)


def test_a_dry_run_knows_the_articles_that_it_would_make(run, site_tree):
    dry = run(
        "jsonl",
        '{"record": "article", "id": "1", "title": "Oats", "address": "https://old.example/oats/"}\n'
        '{"record": "comment", "id": "2", "article": "https://old.example/oats/", "text": "So."}\n',
        is_dry_run=True,
    )

    assert dry.counts["thread"] == {"published": {"unchanged": 1}}
    assert dry.counts["comment"] == {"published": {"added": 1}}


def test_what_is_said_under_its_name_here_stays_and_is_counted_along(run, porridge, member):
    CommentFactory(target=porridge, member=member, body="I was here first.")

    run("csv", HEAD + comment())

    assert sorted(about(porridge)) == ["I was here first.", "So."]
    assert Conversation.objects.find(porridge).comment_count == 2


def test_a_comment_without_a_date_carries_that_of_the_article(run, porridge):
    run("csv", f"{HEAD}{ADDRESS},1,,Tom,0000-00-00,published,So.\n")

    assert Comment.objects.get().submit_date == porridge.published_at


def test_the_operator_says_who_is_who(run, porridge, author):
    run("disqus", EXPORTS / "disqus.xml", people={"rosa": author.username})

    assert [one.name for one in Comment.objects.filter(user=author)] == ["Rosa Okafor"]
    assert Comment.objects.filter(user=None).count() == 2


def test_nobody_becomes_a_member_by_an_address_that_a_service_has_written_down(run, porridge, member):
    member.email = "tom@example.com"
    member.save()
    member.emailaddress_set.update(email="tom@example.com")

    run("commento", EXPORTS / "commento.json")

    assert Comment.objects.filter(user=member).count() == 0


def test_spam_and_what_waited_are_here_as_such(run, porridge):
    run("commento", EXPORTS / "commento.json")

    assert sorted(Comment.objects.values_list("status", flat=True)) == ["held", "published", "spam"]


def test_it_can_be_taken_back_and_what_was_here_stays(run, porridge, member):
    mine = CommentFactory(target=porridge, member=member, body="I was here first.")
    done = run("disqus", EXPORTS / "disqus.xml")

    take_back(done)

    assert list(Comment.objects.values_list("pk", flat=True)) == [mine.pk]
    assert Conversation.objects.find(porridge).comment_count == 1
