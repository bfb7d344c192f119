import logging
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from typing import Any, TypeVar

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from blog.models import ArticlePage
from demo.loading.load_article_extras import load_article_extras
from demo.loading.load_articles import load_articles
from demo.loading.load_author_pages import load_author_pages
from demo.loading.load_check_ins import load_check_ins
from demo.loading.load_conversations import load_conversations
from demo.loading.load_discussions import load_discussions
from demo.loading.load_front_page import load_picks, load_weekly_question
from demo.loading.load_images import load_images
from demo.loading.load_members import load_members
from demo.loading.load_newsletters import load_newsletters
from demo.loading.load_reports import load_reports
from demo.loading.load_sanctions import load_sanctions
from demo.loading.load_topics import load_topics

T = TypeVar("T", bound=Sized)


@contextmanager
def only_warnings() -> Iterator[None]:
    """Hide the log lines that Wagtail and its tasks write for every row."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


class Command(BaseCommand):
    help = "Fills the site with people, articles and conversations. What is already there stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is any article")

    def handle(self, *args: Any, if_empty: bool, **options: Any) -> None:
        if settings.SITE_URL.startswith("https://") and not settings.DEBUG:
            raise CommandError("The demo brings accounts whose password anybody can read: it is for your own machine.")
        if if_empty and ArticlePage.objects.exists():
            return
        # One transaction: a load that was interrupted can be started again.
        with only_warnings(), transaction.atomic():
            people = self.step("People", load_members)
            topics = self.step("Topics", load_topics)
            pictures = self.step("Pictures", load_images)
            articles = self.step("Articles", lambda: load_articles(people=people, topics=topics, pictures=pictures))
            self.step("Author pages", lambda: load_author_pages(people=people))
            self.step("Check-ins", lambda: load_check_ins(articles=articles))
            self.step("Editors' pick", lambda: load_picks(articles=articles))
            self.step("Comments", lambda: load_conversations(people=people, articles=articles))
            self.step("Reports", lambda: load_reports(people=people, articles=articles))
            self.step("Moderation", lambda: load_sanctions(people=people))
            self.step("Newsletters", lambda: load_newsletters(people=people, articles=articles))
            discussions = self.step("Discussions", lambda: load_discussions(people=people, topics=topics))
            self.step("In articles", lambda: load_article_extras(articles=articles, discussions=discussions))
            self.step("This week's question", lambda: load_weekly_question(discussions))
        call_command("rebuild_search_index")

    def step(self, name: str, load: Callable[[], T]) -> T:
        self.stdout.write(f"{name} ... ", ending="")
        self.stdout.flush()
        loaded = load()
        self.stdout.write(str(len(loaded)))
        return loaded
