"""What became of the e-mails, also after their rows are purged."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from account_data.retention import purge
from blog.models import Newsletter
from blog.newsletter.numbers import Numbers, numbers_of
from community.notifications.models import QueuedEmail
from tests.factories import ArticlePageFactory


def queue(newsletter: Newsletter, count: int, **became: Any) -> None:
    for number in range(count):
        QueuedEmail.objects.create(
            recipient=f"{number}@example.net", message_id="<1@t>", topic=f"newsletter-{newsletter.pk}", **became
        )


@pytest.fixture
def sent(newsletter: Newsletter) -> Newsletter:
    now = timezone.now()
    Newsletter.objects.update(status="sent", started_at=now)
    queue(newsletter, 1)
    queue(newsletter, 4, sent_at=now)
    queue(newsletter, 2, failed_at=now)
    queue(newsletter, 1, failed_at=now, bounced_at=now)
    queue(newsletter, 2, sent_at=now, bounced_at=now)
    QueuedEmail.objects.create(recipient="a@example.net", message_id="<1@t>", sent_at=now, topic="newsletter-0")
    newsletter.refresh_from_db()
    return newsletter


def test_each_email_is_counted_once(sent: Newsletter) -> None:
    """One that was sent and came back, or was refused for good, has bounced."""
    assert numbers_of([sent]) == {sent.pk: Numbers(waiting=1, sent=4, failed=2, bounced=3)}


def test_the_numbers_stay_when_the_rows_are_purged(sent: Newsletter) -> None:
    before = numbers_of([sent])

    for _ in range(2):
        purge(timezone.now() + timedelta(days=31))

    assert QueuedEmail.objects.count() == 1  # the one that waits
    sent.refresh_from_db()
    assert numbers_of([sent]) == before


def test_a_newsletter_that_was_not_sent_has_none(newsletter: Newsletter) -> None:
    assert numbers_of([newsletter]) == {newsletter.pk: Numbers()}


def test_the_report_shows_all_of_them_to_editors(client: Client, sent: Newsletter, editor: Any) -> None:
    Newsletter.objects.update(unsubscribed=5)
    client.force_login(editor)

    page = client.get("/cms/reports/newsletters/").text

    cells = "<td>1</td><td>4</td><td>2</td><td>3</td><td>5</td>"
    assert cells in "".join(line.strip() for line in page.splitlines())


def test_the_report_says_why_one_was_not_sent_also_of_a_deleted_article(
    client: Client, newsletter: Newsletter, on_sleep: Any, editor: Any
) -> None:
    on_sleep.delete()
    Newsletter.objects.update(status="stopped", why_stopped="The article was deleted.")
    client.force_login(editor)

    assert "stopped: The article was deleted." in client.get("/cms/reports/newsletters/").text


def test_the_report_costs_the_same_for_one_and_for_three(client: Client, sent: Newsletter, editor: Any) -> None:
    client.force_login(editor)
    client.get("/cms/reports/newsletters/")
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            client.get("/cms/reports/newsletters/")
        counts.append(len(queries))
        Newsletter.objects.create(article=ArticlePageFactory(), title="T", subject="S", editor=editor)

    assert counts[0] == counts[1] == counts[2]


def test_an_empty_report_says_what_comes_here(client: Client, editor: Any, site_tree: Any) -> None:
    client.force_login(editor)

    assert "Nothing sent yet." in client.get("/cms/reports/newsletters/").text
