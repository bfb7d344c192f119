from collections.abc import Mapping
from datetime import UTC, datetime, time

from wagtail.images.models import AbstractImage

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, ArticleUpdate, Topic
from community.members.models import User
from demo.markdown_blocks import to_blocks, to_rich_text

from .content_files import Row, read_articles


def load_articles(
    *, people: Mapping[str, User], topics: Mapping[str, Topic], pictures: Mapping[str, AbstractImage]
) -> dict[str, ArticlePage]:
    """Return all articles by slug. Pages are added before their text, since a text may link to a later article."""
    index = ArticleIndexPage.objects.get()
    articles = {article.slug: article for article in ArticlePage.objects.child_of(index)}
    missing = [row for row in read_articles() if row["slug"] not in articles]
    for row in missing:
        authors = [people[handle] for handle in handles_of_authors(row)]
        article = new_page(row, authors=authors, follows=articles.get(row.get("follows", "")))
        article.topics = [topics[slug] for slug in row["topics"]]
        article.tags.add(*row["tags"])
        articles[row["slug"]] = index.add_child(instance=article)
    pages = {slug: article.pk for slug, article in articles.items()}
    for row in missing:
        set_content(articles[row["slug"]], row, pages=pages, pictures=pictures)
    return {row["slug"]: articles[row["slug"]] for row in read_articles()}


def handles_of_authors(row: Row) -> list[str]:
    return [row["author"], *row.get("together_with", [])]


def new_page(row: Row, *, authors: list[User], follows: ArticlePage | None) -> ArticlePage:
    published = row["published"]
    latest = max([published, *(datetime.combine(update["date"], time(12), UTC) for update in row.get("update", []))])
    article = ArticlePage(
        title=row["title"],
        slug=row["slug"],
        description=row["description"],
        owner=authors[0],
        published_at=published,
        first_published_at=published,
        last_published_at=latest,
        latest_revision_created_at=latest,
        follows=follows,
        changed=row.get("changed", ""),
        replaces_earlier=row.get("replaces_earlier", False),
    )
    article.authorships.set([ArticleAuthor(user=author, sort_order=place) for place, author in enumerate(authors)])
    return article


def set_content(
    article: ArticlePage, row: Row, *, pages: Mapping[str, int], pictures: Mapping[str, AbstractImage]
) -> None:
    article.body = body = to_blocks(row["body"], pages=pages, pictures=pictures)
    updates = [
        ArticleUpdate(
            kind=update.get("kind", ArticleUpdate.Kind.UPDATE),
            written_on=update["date"],
            text=to_rich_text(update["text"], pages=pages),
        )
        for update in row.get("update", [])
    ]
    article.updates.set(updates)
    if "picture" in row:
        article.picture = pictures[row["picture"]]
        shown_in_body = (value for kind, value in body if kind == "picture" and value["image"] == article.picture)
        article.picture_alternative = next(shown_in_body, {"alternative": ""})["alternative"]
    article.save()
    build_article_assets(article)
