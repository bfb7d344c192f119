"""Articles and what belongs to them: topics, tags, authors, follows, stories, and who may read and edit them.

What happens when an article is published is in `blog.publishing`; how it looks in `templates/blog`.
"""

from .announcement import Announcement
from .article import ArticlePage
from .article_assets import ArticleAssets
from .article_index import ArticleIndexPage
from .article_update import ArticleUpdate
from .author_profile import AuthorLink, AuthorProfile
from .authorship import ArticleAuthor
from .discussion_quote import DiscussionQuote
from .dismissed_question import DismissedQuestion
from .external_mention import ExternalMention
from .newsletter import Newsletter
from .tag import Tag, TaggedArticle
from .topic import Topic

__all__ = [
    "Announcement",
    "ArticleAuthor",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleUpdate",
    "AuthorLink",
    "AuthorProfile",
    "ArticleAssets",
    "DiscussionQuote",
    "DismissedQuestion",
    "ExternalMention",
    "Newsletter",
    "Tag",
    "TaggedArticle",
    "Topic",
]
