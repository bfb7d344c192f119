"""The ZIP file a member downloads: data.json for machines, index.html for people, and their pictures.

Written row by row, so that the file of somebody who wrote for years needs no more memory than any other.
"""

import io
import json
import shutil
import tempfile
import zipfile
from typing import IO

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from community.members.models import User
from community.members.time_zone import time_of

from .archive_page import ArchivePage
from .export import SECTIONS
from .member_images import image_files_of
from .models import Export


@task()
def build_archive(export_id: int) -> None:
    """Store the file of a requested export. Does nothing if it is stored already or the member's account is gone."""
    requested = Export.objects.filter(pk=export_id, made_at=None)
    export = requested.select_related("member").first()
    if export is None:
        return
    with tempfile.TemporaryFile() as archive:
        write_archive(export.member, archive)
        with transaction.atomic():
            # Writing takes a while. If the account was deleted meanwhile, no file may be left behind.
            if export := requested.select_for_update().first():
                export.file.save(f"{export.pk}.zip", File(archive), save=False)
                export.made_at = timezone.now()
                export.save()


def write_archive(member: User, file: IO[bytes]) -> None:
    """Write the ZIP file with everything about this member, in the member's time.

    One query gives the rows for both files in it, and only one of the two can be written into the ZIP file at a time;
    the page waits beside it.
    """
    zip_file = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
    with time_of(member), zip_file as archive, tempfile.TemporaryFile() as waiting:
        page = ArchivePage(io.TextIOWrapper(waiting, "utf-8", write_through=True), member)
        with archive.open("data.json", "w", force_zip64=True) as entry:
            write_sections(member, io.TextIOWrapper(entry, "utf-8", write_through=True), page)
        waiting.seek(0)
        with archive.open("index.html", "w", force_zip64=True) as entry:
            shutil.copyfileobj(waiting, entry)
        for name, content in image_files_of(member):
            with content, archive.open(f"pictures/{name}", "w") as entry:
                shutil.copyfileobj(content, entry)


def write_sections(member: User, data: IO[str], page: ArchivePage) -> None:
    """Each section's rows: one line of JSON, and one list on the page."""
    page.begin()
    before_section = "{\n"
    for name, section in SECTIONS.items():
        data.write(f"{before_section}{json.dumps(name)}: [")
        page.begin_section(name)
        before_row = "\n"
        for row in section(member):
            data.write(before_row + json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False))
            page.add_row(row)
            before_row = ",\n"
        data.write("]")
        page.end_section()
        before_section = ",\n"
    data.write("\n}\n")
    page.end()
