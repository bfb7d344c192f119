"""The ZIP file a member downloads: data.json for machines, index.html for people, and their pictures."""

import io
import json
import zipfile
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from community.members.models import User

from .export import Rows, collect_export
from .member_images import image_files_of
from .models import Export


@task()
def build_archive(export_id: int) -> None:
    """Store the file of a requested export. Does nothing if it is stored already or the member's account is gone."""
    requested = Export.objects.filter(pk=export_id, made_at=None)
    export = requested.select_related("member").first()
    if export is None:
        return
    archive = zip_archive(export.member)
    with transaction.atomic():
        # Zipping takes a while. If the account was deleted meanwhile, no file may be left behind.
        if export := requested.select_for_update().first():
            export.file.save(f"{export.pk}.zip", ContentFile(archive), save=False)
            export.made_at = timezone.now()
            export.save()


def zip_archive(member: User) -> bytes:
    """Return the content of the ZIP file with everything about this member."""
    sections = collect_export(member)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(sections, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
        context = {"member": member, "parts": with_headings(sections)}
        archive.writestr("index.html", render_to_string("account_data/archive.html", context))
        for name, content in image_files_of(member):
            archive.writestr(f"pictures/{name}", content)
    return buffer.getvalue()


def with_headings(sections: dict[str, Rows]) -> Iterator[tuple[str, Rows]]:
    for name, rows in sections.items():
        yield name.replace("_", " ").replace("e mail", "e-mail").capitalize(), rows
