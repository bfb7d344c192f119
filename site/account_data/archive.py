"""The file a member takes along: data.json for machines, index.html for people, their pictures."""

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

from .export import export_of
from .member_images import image_files_of
from .models import Export


@task()
def build_archive_for(export_id: int) -> None:
    """Fill a waiting export. Nothing happens when the member has gone meanwhile or it is made already."""
    waiting = Export.objects.filter(pk=export_id, made_at=None)
    export = waiting.select_related("member").first()
    if export is None:
        return
    parcel = archive_of(export.member)
    with transaction.atomic():
        # Packing takes a while: of somebody who went during it no file may be left behind.
        if export := waiting.select_for_update().first():
            export.file.save(f"{export.pk}.zip", ContentFile(parcel), save=False)
            export.made_at = timezone.now()
            export.save()


def archive_of(member: User) -> bytes:
    everything = export_of(member)
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("data.json", json.dumps(everything, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
        parcel.writestr(
            "index.html",
            render_to_string("account_data/archive.html", {"member": member, "parts": with_headings(everything)}),
        )
        for name, content in image_files_of(member):
            parcel.writestr(f"pictures/{name}", content)
    return packet.getvalue()


def with_headings(everything: dict[str, list[dict[str, object]]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    for name, found in everything.items():
        yield name.replace("_", " ").replace("e mail", "e-mail").capitalize(), found
