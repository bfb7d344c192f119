"""What is published. Blog knows the community (who writes, how much is said); the community knows nothing of blog."""

from .article import ArticlePage
from .index import ArticleIndexPage
from .topic import Topic
from .update import ArticleUpdate

__all__ = ["ArticleIndexPage", "ArticlePage", "ArticleUpdate", "Topic"]
