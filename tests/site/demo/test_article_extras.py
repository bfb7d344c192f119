"""The demo's articles show a discussion and a document, once, however often it is loaded."""

from wagtail.documents import get_document_model

from blog.models import ArticlePage
from community.discussions.models import Discussion
from demo.loading.load_article_extras import QUOTED, QUOTING, WEEK, WITH_DOCUMENT, load_article_extras


def test_one_article_quotes_a_discussion_and_one_has_a_sheet_to_print(demo, client):
    quoting = client.get(f"/articles/{QUOTING}/").text
    with_document = client.get(f"/articles/{WITH_DOCUMENT}/").text

    assert Discussion.objects.get(title=QUOTED).get_absolute_url() in quoting
    assert WEEK in with_document
    assert "PDF" in with_document


def test_a_second_time_adds_nothing(demo):
    articles = {article.slug: article for article in ArticlePage.objects.all()}
    before = {slug: len(article.body) for slug, article in articles.items()}

    assert load_article_extras(articles=articles, discussions=Discussion.objects.all()) == ["discussion", "document"]
    assert {article.slug: len(article.body) for article in ArticlePage.objects.all()} == before
    assert get_document_model().objects.filter(title=WEEK).count() == 1
