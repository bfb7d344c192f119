"""Why an article cannot be sent now. Asked on the page for it, and again before every batch of e-mails."""

from blog.models import ArticlePage

DELETED = "The article was deleted."
NOT_PUBLISHED = "The article isn’t published."
RESTRICTED = "Not everybody may read the article, so it can’t be sent to everybody who follows."


def problem_with_article(article: ArticlePage | None) -> str:
    """ "" if it can be sent."""
    if article is None:
        return DELETED
    if not article.live or article.expired:
        return NOT_PUBLISHED
    return RESTRICTED if article.get_view_restrictions() else ""
