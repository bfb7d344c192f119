"""A blog moves in: a post with 99 comments on three levels and four mentions; it is read here, and taken back."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.models import ArticlePage
from community.comments.models import Comment
from community.comments.recount import recount
from community.members.models import User
from community.notifications.models import Notification
from tests.site.transfer import wxr
from transfer.models import Import

#: Three levels: 33 threads, an answer to each, and an answer to that.
COMMENTS = [
    wxr.comment(
        number,
        author=f"Reader {number}",
        author_email=f"reader-{number}@example.com",
        content=f"Spoon number {number}.",
        parent=0 if number % 3 == 1 else number - 1,
        date_gmt=f"2012-02-21 {7 + number // 60:02d}:{number % 60:02d}:00",
    )
    for number in range(1, 100)
]
MENTIONS = [
    wxr.comment(
        200 + number,
        type="pingback" if number % 2 else "trackback",
        author=f"Blog {number}",
        author_url=f"https://blog-{number}.example/",
        content="[...] truces [...]",
    )
    for number in range(4)
]


@pytest.fixture
def administrator_at_work(client: Any, administrator: User, settings: Any, tmp_path: Path) -> Any:
    settings.PRIVATE_ROOT = str(tmp_path / "private")
    client.force_login(administrator)
    return client


def test_a_blog_moves_in_and_out_again(
    administrator_at_work: Any, django_capture_on_commit_callbacks: Any, tmp_path: Path
) -> None:
    client = administrator_at_work
    text = "Ten past six.\n\nUPDATE: a year later it still holds."
    export = wxr.write(tmp_path, wxr.post(*COMMENTS, *MENTIONS, title="Porridge", content_encoded=text)).read_bytes()

    # Looked at first.
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/cms/imports/", {"exports": SimpleUploadedFile("export.xml", export)})
    look = Import.objects.get()
    report = client.get(f"/cms/imports/{look.pk}/").text
    assert "This is what would happen." in report
    assert ArticlePage.objects.count() == 0

    # Then for real.
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/cms/imports/{look.pk}/act/", {"act": "import"})
    done = Import.objects.get(is_dry_run=False)
    assert done.counts == look.counts
    assert done.counts["comment"] == {"published": {"added": 99}}
    assert done.counts["mention"] == {"published": {"added": 4}}

    # A stranger reads it.
    client.logout()
    page = BeautifulSoup(client.get("/articles/a-post/").text, "html.parser")
    assert len(page.select("article.comment")) > 30
    assert [link["href"] for link in page.select(".mentions a")] == [f"https://blog-{n}.example/" for n in range(4)]
    assert "99 comments" in page.text
    assert {row.level for row in Comment.objects.all()} == {0, 1, 2}
    assert set(recount().values()) == {0}
    assert client.get("/2012/02/21/a-post/").status_code == 301
    assert (mail.outbox, Notification.objects.count()) == ([], 0)

    # And it is taken back.
    client.force_login(User.objects.get(username="tobias"))
    client.post(f"/cms/imports/{done.pk}/act/", {"act": "take-back"})
    assert (ArticlePage.objects.count(), Comment.objects.count()) == (0, 0)
    assert client.get("/articles/a-post/").status_code == 404
