"""What happens to the articles of an author who asked to have everything erased."""

from django.db import transaction
from django.db.models import Count
from wagtail.models import PageLogEntry, ReferenceIndex

from blog.assets.publish_assets import enqueue_article_assets
from blog.models import ArticleAssets, ArticleAuthor, ArticlePage
from blog.publishing import articles_quoting
from community.comments.models import Conversation
from community.members.models import User
from search.indexing import drop
from search.models import Kind

WITHDRAWN_TITLE = "An article withdrawn by its author"
WITHDRAWN_TEXT = "Its author has left and taken the article along. What others said about it stays."


def erase_articles(member: User) -> None:
    """Erase the articles this member wrote alone; articles with other authors stay.

    An article without comments is deleted. One with comments is blanked, so that the conversation keeps its page.
    Each in its own transaction: neither is among the member's articles any more, so this can be killed and run again.
    """
    alone = ArticlePage.objects.annotate(names=Count("authorships")).filter(names=1, authorships__user=member)
    for key in list(alone.values_list("pk", flat=True)):
        with transaction.atomic():
            erase_article(ArticlePage.objects.get(pk=key))


def erase_article(article: ArticlePage) -> None:
    key, quoted_by = article.pk, articles_quoting([article.pk])
    conversation = Conversation.objects.find(article)
    if conversation and conversation.comment_count:
        blank_article(article)
        quoted_by.append(key)
    else:
        article.delete()
    PageLogEntry.objects.filter(page=key).delete()  # every entry contains the title
    enqueue_article_assets(quoted_by)


def blank_article(article: ArticlePage) -> None:
    article.revisions.all().delete()
    article.updates.all().delete()
    article.title = article.draft_title = WITHDRAWN_TITLE
    article.description = WITHDRAWN_TEXT
    article.search_description = article.seo_title = article.changed = ""
    article.picture = None
    article.picture_alternative = ""
    article.body = []
    article.tags.clear()
    article.latest_revision = article.live_revision = None
    article.save(clean=False)
    ArticleAuthor.objects.filter(page=article).update(user=None)
    ReferenceIndex.create_or_update_for_object(article)  # not later: `delete_unused_images` reads it next
    ArticleAssets.objects.filter(article=article).delete()  # feeds gave the whole text
    drop(Kind.ARTICLE, [article.pk])  # from the search index
