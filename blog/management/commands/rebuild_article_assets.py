from typing import Any

from django.core.management.base import BaseCommand

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticlePage


class Command(BaseCommand):
    help = "Makes anew what is made when an article is published: its pictures, its card, its text for feeds."

    def handle(self, *args: Any, **options: Any) -> None:
        articles = ArticlePage.objects.live()
        for article in articles.iterator(chunk_size=100):
            build_article_assets(article)
        self.stdout.write(f"Article assets ... {articles.count()}")
