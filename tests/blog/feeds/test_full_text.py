from datetime import date

from blog.feeds.full_text import full_text
from blog.models import ArticlePage, ArticleUpdate


def test_link_that_is_no_address_breaks_nothing(article: ArticlePage) -> None:
    """The text stays, and so do the other articles of the feed."""
    article.body = [("text", '<p><a href="http://[bad/">The minutes</a>, <a href="/articles/">all</a></p>')]
    article.save()

    assert full_text(article) == '<p><a>The minutes</a>, <a href="http://testserver/articles/">all</a></p>'


def test_correction_is_called_one(article: ArticlePage) -> None:
    kind = ArticleUpdate.Kind.CORRECTION
    article.updates = [ArticleUpdate(kind=kind, text="<p>It was blue.</p>", written_on=date(2026, 3, 8))]
    article.save()

    text = full_text(article)

    assert text.startswith("<p><strong>Correction, 8 March 2026.</strong></p><p>It was blue.</p>")
