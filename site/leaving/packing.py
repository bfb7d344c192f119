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

from .collecting import everything_about
from .models import Export
from .pictures import pictures_of


@task()
def make_export(export_id: int) -> None:
    """Fill a waiting export. Nothing happens when the member has gone meanwhile or it is made already."""
    waiting = Export.objects.filter(pk=export_id, made_at=None)
    export = waiting.select_related("member").first()
    if export is None:
        return
    parcel = packed(export.member)
    with transaction.atomic():
        # Packing takes a while: of somebody who went during it no file may be left behind.
        if export := waiting.select_for_update().first():
            export.file.save(f"{export.pk}.zip", ContentFile(parcel), save=False)
            export.made_at = timezone.now()
            export.save()


def packed(member: User) -> bytes:
    everything = everything_about(member)
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("data.json", json.dumps(everything, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
        parcel.writestr(
            "index.html", render_to_string("leaving/export.html", {"member": member, "parts": headed(everything)})
        )
        for name, content in pictures_of(member):
            parcel.writestr(f"pictures/{name}", content)
    return packet.getvalue()


def headed(everything: dict[str, list[dict[str, object]]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    for name, found in everything.items():
        yield name.replace("_", " ").replace("e mail", "e-mail").capitalize(), found
