from typing import Any

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.factories import ArticlePageFactory
from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, article_from, texts
from transfer.articles.old_addresses import is_numbered, path_of
from transfer.articles.old_links import STILL_THERE

GUID = wxr.element("guid", "https://old.example/?p=1")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://old.example/2012/02/21/a-post/", "/2012/02/21/a-post"),
        ("https://old.example/2012/02/21/a-post/?utm=x#more", "/2012/02/21/a-post"),
        ("https://old.example/?p=12", "/?p=12"),
        ("https://old.example/%E8%82%B2/", "/育"),
        ("https://old.example/", ""),
        ("https://old.example", ""),
        ("http://[", ""),
    ],
)
def test_paths(address: str, path: str) -> None:
    assert path_of(address) == path


@pytest.mark.parametrize(
    ("path", "query", "numbered"),
    [
        ("/", "p=12", True),
        ("/", "utm=x&p=12&y=z", True),
        ("/", "page_id=12", True),
        ("/", "attachment_id=12", True),
        ("/", "p=", False),
        ("/", "p=x", False),
        ("/", "page=12", False),
        ("/articles/", "p=12", False),
        ("/", "", False),
    ],
)
def test_numbered_addresses(path: str, query: str, numbered: bool) -> None:
    assert is_numbered(path, query) is numbered


def test_old_addresses_lead_to_the_article(run: Run, client: Any) -> None:
    run(wxr.post(GUID))

    for address in ("/2012/02/21/a-post/", "/2012/02/21/a-post", "/?p=1", "/?utm=x&p=1"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, "/articles/a-post/"), address


def test_the_front_page_answers_to_other_numbers(run: Run, client: Any) -> None:
    run(wxr.post(GUID))

    assert client.get("/?p=2").status_code == 200
    assert client.post("/?p=1").status_code == 405


def test_drafts_have_none(run: Run, client: Any) -> None:
    run(wxr.post(GUID, wp_status="draft"))

    assert Redirect.objects.count() == 0


def test_a_second_run_makes_none_twice(run: Run) -> None:
    run(wxr.post(GUID))
    run(wxr.post(GUID))

    assert Redirect.objects.count() == 2


def test_an_address_that_leads_elsewhere_is_said(run: Run) -> None:
    Redirect.objects.create(old_path="/2012/02/21/a-post", redirect_page=ArticlePageFactory())
    done = run(wxr.post())

    assert texts(done) == ["Its old address leads elsewhere here, or is too long for a redirect: /2012/02/21/a-post"]


def test_links_between_posts_become_ours_also_to_later_ones(run: Run) -> None:
    first = (
        '<a href="/b/">later</a> and <a href="http://www.old.example/gone/">gone</a> <a href="https://x.example/">x</a>'
    )
    done = run(
        wxr.post(content_encoded=first),
        wxr.post(wp_post_id=2, wp_post_name="b", link="https://old.example/b/"),
    )
    text = str(article_from("1").body.get_prep_value()[0]["value"])

    assert f'<a linktype="page" id="{article_from("2").pk}">later</a>' in text
    assert '<a href="https://x.example/">x</a>' in text
    assert texts(done) == [STILL_THERE.format("http://www.old.example/gone/")]
    again = run(
        wxr.post(content_encoded=first), wxr.post(wp_post_id=2, wp_post_name="b", link="https://old.example/b/")
    )
    assert again.counts["post"]["published"] == {"unchanged": 2}


def test_links_of_what_was_changed_here_stay(run: Run) -> None:
    post = wxr.post(content_encoded='<a href="/b/">b</a>')
    run(post)
    article = article_from()
    article.title = "Ours"
    article.save()
    run(post, wxr.post(wp_post_id=2, wp_post_name="b", link="https://old.example/b/"))

    assert "linktype" not in str(article_from().body.get_prep_value())
