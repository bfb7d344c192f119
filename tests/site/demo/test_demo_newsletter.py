"""The demo's archive has one newsletter, which nobody got."""

from typing import Any

from django.core import mail

from blog.models import ArticlePage, Newsletter
from blog.newsletter.numbers import Numbers, numbers_of
from demo.loading.load_newsletters import load_newsletters


def test_the_archive_has_one_with_its_page(demo: str, client: Any) -> None:
    newsletter = Newsletter.objects.get()

    assert newsletter.subject in client.get("/newsletter/").text
    page = client.get(f"/newsletter/{newsletter.pk}/").text
    assert "Ágnes, for the editors" in page
    assert "Two calendars on one table" in page
    assert mail.outbox == []


def test_its_numbers_add_up(demo: str) -> None:
    newsletter = Newsletter.objects.get()

    assert numbers_of([newsletter])[newsletter.pk] == Numbers(sent=57, bounced=1)
    assert newsletter.recipient_count == 58


def test_loaded_again_it_stays_one(demo: str) -> None:
    articles = {article.slug: article for article in ArticlePage.objects.all()}

    assert load_newsletters(people={}, articles=articles) == [Newsletter.objects.get()]
