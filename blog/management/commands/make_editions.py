from typing import Any

from django.core.management.base import BaseCommand

from blog.editions import edition_of
from blog.models import ArticlePage


class Command(BaseCommand):
    help = "Makes anew what is made when an article is published: its pictures, its card, its text for feeds."

    def handle(self, *args: Any, **options: Any) -> None:
        articles = ArticlePage.objects.live()
        for article in articles.iterator(chunk_size=100):
            edition_of(article)
        self.stdout.write(f"Editions ... {articles.count()}")
