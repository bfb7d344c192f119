"""Makes exports in the shape of WordPress's, for what the one in `exports/` does not hold."""

from pathlib import Path
from typing import Any

FIELDS: dict[str, Any] = {
    "title": "A post",
    "link": "https://old.example/2012/02/21/a-post/",
    "dc:creator": "rosa",
    "content:encoded": "Once upon a Tuesday.",
    "wp:post_id": "1",
    "wp:post_date_gmt": "2012-02-21 06:15:00",
    "wp:post_name": "a-post",
    "wp:status": "publish",
    "wp:post_type": "post",
}
COMMENT_FIELDS: dict[str, Any] = {
    "comment_id": "1",
    "comment_author": "Tom",
    "comment_author_email": "tom@example.com",
    "comment_author_url": "",
    "comment_date_gmt": "2012-02-21 07:00:00",
    "comment_content": "So it was.",
    "comment_approved": "1",
    "comment_type": "comment",
    "comment_parent": "0",
    "comment_user_id": "0",
}
START = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">
<channel><title>Old</title><link>https://old.example</link>
"""
END = "</channel></rss>\n"


def cdata(text: Any) -> str:
    return f"<![CDATA[{str(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def element(name: str, text: Any) -> str:
    return f"<{name}>{cdata(text)}</{name}>"


def post(*inside: str, **changed: Any) -> str:
    """`wp_status="draft"` sets `wp:status`; what stands in `inside` is added as it is."""
    fields = FIELDS | {name.replace("_", ":", 1): value for name, value in changed.items()}
    return f"<item>{''.join(element(*one) for one in fields.items())}{''.join(inside)}</item>\n"


def comment(number: int | str, **changed: Any) -> str:
    fields = COMMENT_FIELDS | {"comment_id": number} | {f"comment_{name}": value for name, value in changed.items()}
    return f"<wp:comment>{''.join(element(f'wp:{name}', value) for name, value in fields.items())}</wp:comment>"


def author(login: str, *, number: int = 1, email: str = "", name: str = "") -> str:
    fields = {"author_id": number, "author_login": login, "author_email": email, "author_display_name": name}
    return f"<wp:author>{''.join(element(f'wp:{key}', value) for key, value in fields.items())}</wp:author>\n"


def write(folder: Path, *items: str, name: str = "export.xml") -> Path:
    path = folder / name
    path.write_text(START + "".join(items) + END, encoding="utf-8")
    return path
