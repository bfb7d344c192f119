"""What is published. Blog knows the community (who writes, how much is said); the community knows nothing of blog."""

from .announcement import Announcement
from .article import ArticlePage
from .author_profile import AuthorLink, AuthorProfile
from .authorship import ArticleAuthor
from .edition import Edition
from .following import Following
from .index import ArticleIndexPage
from .tag import Tag, TaggedArticle
from .topic import Topic
from .update import ArticleUpdate

__all__ = [
    "Announcement",
    "ArticleAuthor",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleUpdate",
    "AuthorLink",
    "AuthorProfile",
    "Edition",
    "Following",
    "Tag",
    "TaggedArticle",
    "Topic",
]
