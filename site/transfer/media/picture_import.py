"""Finds the picture that a text shows among the files, and saves it once, however often it is shown."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from wagtail.images import get_image_model

from blog.assets.image_metadata import UNREADABLE
from transfer.articles.article_values import one_line
from transfer.content.converted import WantedPicture
from transfer.imported import ImportedFile, Survey
from transfer.models import ImportedThing
from transfer.report.report_lines import Level, ReportLines
from transfer.running.known_things import KnownThings

from .media_folder import MediaFolder

FORMATS = {"JPEG", "PNG", "GIF", "WEBP", "AVIF"}
NOT_A_PICTURE = "{} is no picture that can be shown here, and was left out."
TOO_LARGE = "{} is larger than pictures may be here, and was left out."
#: Stands for a picture that a dry run would save.
NOT_SAVED = 0


class PictureImport:
    def __init__(
        self, folder: MediaFolder, survey: Survey, known: KnownThings, lines: ReportLines, saves: bool
    ) -> None:
        self.folder = folder
        self.files = survey.files
        self.by_address = {file.address: file for file in survey.files.values()}
        self.known = known
        self.lines = lines
        self.saves = saves
        #: Names of files that were refused, so that each is named once.
        self.refused: set[str] = set()

    def find(self, wanted: WantedPicture) -> int | None:
        file = self.files.get(wanted.source_id) or self.by_address.get(wanted.address)
        name = self.folder.find(file.address if file else wanted.address)
        if name is None and file:
            name = self.folder.find(wanted.address) if wanted.address else None
        if name is None or name in self.refused:
            return None
        return self.saved(name, file)

    def saved(self, name: str, file: ImportedFile | None) -> int | None:
        most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        content = self.folder.read(name, most)
        if problem := TOO_LARGE if len(content) > most else "" if is_picture(content) else NOT_A_PICTURE:
            self.refused.add(name)
            self.lines.add(Level.LEFT_OUT, problem.format(name[:200]), kind="file", title=name)
            return None
        digest = sha256(content).hexdigest()
        here = self.known.here.filter(kind=ImportedThing.Kind.FILE, incoming=digest).first()
        if here and get_image_model().objects.filter(pk=here.object_id).exists():
            return int(here.object_id)
        return self.add(name, content, digest, file) if self.saves else NOT_SAVED

    def add(self, name: str, content: bytes, digest: str, file: ImportedFile | None) -> int:
        """Wagtail's signal takes the metadata out before it is stored."""
        stem = PurePosixPath(name).stem
        image = get_image_model()(title=(one_line(file.title) if file else "")[:255] or stem[:255])
        image.file = ContentFile(content, name=PurePosixPath(name).name[-80:])
        image.save()
        self.known.new(ImportedThing.Kind.FILE, f"{digest}", image.pk, incoming=digest).save()
        return int(image.pk)

    def described(self, source_id: str) -> str:
        file = self.files.get(source_id)
        return one_line(file.alternative or file.caption or file.title)[:200] if file else ""


def is_picture(content: bytes) -> bool:
    """By its content: a script may be called "pan.jpg". SVG is none, since it can hold scripts."""
    try:
        with PillowImage.open(BytesIO(content), formats=sorted(FORMATS)) as picture:
            width, height = picture.size
            picture.verify()
    except UNREADABLE:
        return False
    return width * height <= settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
