"""Whether two versions of something are the same. A fingerprint is kept, the text is not."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from blog.models import ArticlePage

from .article_values import ArticleValues


def fingerprint(*values: Any) -> str:
    return sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def fingerprint_of_values(values: ArticleValues, authors: list[str], topics: list[int]) -> str:
    """Of what came in. The dates count, the notes do not."""
    return fingerprint(
        *(values.title, values.slug, values.description, values.body, values.live, values.published_at),
        *(values.go_live_at, bool(values.password), values.is_private, sorted(values.tags), authors, sorted(topics)),
        *(values.picture, values.picture_alternative),
    )


def fingerprint_of_article(article: ArticlePage) -> str:
    """Of what an author would change here. A draft that waits counts too: it shall not be lost."""
    body = [{"type": part["type"], "value": part["value"]} for part in article.body.get_prep_value()]
    return fingerprint(
        *(article.title, article.draft_title, article.slug, article.description, without_ids(body), article.live),
        article.has_unpublished_changes,
    )


def without_ids(value: Any) -> Any:
    """Items of lists have ids of their own, which are made anew."""
    if isinstance(value, dict):
        return {key: without_ids(one) for key, one in value.items() if key != "id"}
    return [without_ids(one) for one in value] if isinstance(value, list) else value
