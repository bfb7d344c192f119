"""Writes a whole site into a folder, row by row: nothing is kept but the keys of pictures and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db.models import Max
from django.utils.html import escape
from wagtail.models import Page

from transfer.imported import ImportedPost

from .exported_articles import ExportedArticle, exported_articles
from .exported_comments import exported_comments, exported_mentions
from .exported_files import copy_picture, file_of_picture, pictures_of_article
from .exported_people import exported_people
from .exported_text import uploads
from .jsonl_file import JsonlFile
from .wxr_file import WxrFile

JSONL, WXR, MEDIA = "site.jsonl", "wordpress.xml", "media"
#: Added to the name of a file that is not whole yet.
UNFINISHED = ".part"
MISSING = "The file of the picture “{}” could not be copied: {}."


@dataclass
class SiteExport:
    folder: Path
    name: str
    with_addresses: bool = False
    #: The address below which the folder with the pictures will be found; "" for where they are on this site.
    pictures_at: str = ""
    #: Called with each thing that could not be taken along.
    warn: Callable[[str], None] = print
    counts: Counter[str] = field(default_factory=Counter)
    #: Numbers of accounts by handle, and keys of pictures that were written.
    accounts: dict[str, int] = field(default_factory=dict)
    pictures: set[int] = field(default_factory=set)

    def write(self) -> Counter[str]:
        """Raises OSError, and leaves no file that looks whole, where the disk is full."""
        address = settings.SITE_URL
        self.pictures_at = f"{self.pictures_at.rstrip('/')}/" if self.pictures_at else uploads()
        last = Page.objects.aggregate(last=Max("pk"))["last"] or 0
        with ExitStack() as files:
            jsonl = files.enter_context(JsonlFile(self.unfinished(JSONL), address=address, name=self.name))
            wxr = files.enter_context(
                WxrFile(
                    self.unfinished(WXR),
                    address=address,
                    name=self.name,
                    language=settings.LANGUAGE_CODE,
                    first_picture=last,
                )
            )
            self.write_people(jsonl, wxr)
            for article in exported_articles(self.pictures_at):
                self.write_article(article, jsonl, wxr)
        for name in (JSONL, WXR):
            self.unfinished(name).rename(self.folder / name)
        return self.counts

    def unfinished(self, name: str) -> Path:
        return self.folder / f"{name}{UNFINISHED}"

    def write_people(self, jsonl: JsonlFile, wxr: WxrFile) -> None:
        for found in exported_people(with_addresses=self.with_addresses):
            self.accounts[found.person.key] = found.member.pk
            self.counts["people"] += 1
            jsonl.person(found)
            wxr.person(found)

    def write_article(self, article: ExportedArticle, jsonl: JsonlFile, wxr: WxrFile) -> None:
        self.write_pictures(article, article.post, jsonl, wxr)
        self.counts["articles"] += 1
        jsonl.article(article.post, article.more)
        wxr.begin_article(article.post)
        for comment, html in exported_comments(article.page, with_addresses=self.with_addresses):
            self.counts["comments"] += 1
            jsonl.comment(article.post.source_id, comment)
            wxr.comment(comment, html, self.accounts.get(comment.person_id, 0))
        for mention in exported_mentions(article.page):
            self.counts["mentions"] += 1
            jsonl.comment(article.post.source_id, mention)
            wxr.comment(mention, escape(mention.text), 0)
        wxr.end_article()

    def write_pictures(self, article: ExportedArticle, post: ImportedPost, jsonl: JsonlFile, wxr: WxrFile) -> None:
        """Before the article that shows them. One whose file is lost is still named."""
        for picture, alternative in pictures_of_article(article.page):
            if picture.pk in self.pictures:
                continue
            self.pictures.add(picture.pk)
            self.counts["pictures"] += 1
            try:
                copy_picture(picture, self.folder / MEDIA)
            except FileNotFoundError as error:
                self.warn(MISSING.format(picture.title, error.strerror or error))
            file = file_of_picture(picture, alternative, self.pictures_at)
            jsonl.picture(file, f"{MEDIA}/{picture.file.name}")
            wxr.picture(file, post.source_id)
