from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from leaving.departing import ask_to_leave, depart
from leaving.models import Export
from leaving.packing import make_export, packed
from tests.site.leaving.test_together import after


def packed_files() -> set[Path]:
    return {file for file in Path(settings.PRIVATE_ROOT).rglob("*") if file.is_file()}


def test_of_somebody_who_goes_while_it_is_packed_no_file_is_left(member):
    before, export = packed_files(), Export.objects.create(member=member)
    departure, _ = ask_to_leave(member, keeps_words=True)

    with after("members_profile", lambda: depart(departure)):
        make_export.enqueue(export.pk)

    assert not Export.objects.exists()
    assert packed_files() == before


def test_two_workers_leave_one_file(member):
    before, export = packed_files(), Export.objects.create(member=member)

    with after("members_profile", lambda: make_export.enqueue(export.pk)):
        make_export.enqueue(export.pk)

    export.refresh_from_db()
    assert packed_files() - before == {Path(export.file.path)}


def test_a_picture_whose_file_is_lost_holds_up_nothing(member):
    lost, kept = (
        get_image_model().objects.create(
            title=name, file=get_test_image_file(filename=name, size=(4, 3)), uploaded_by_user=member
        )
        for name in ("lost.png", "kept.png")
    )
    default_storage.delete(lost.file.name)

    names = ZipFile(BytesIO(packed(member))).namelist()

    assert names == ["data.json", "index.html", f"pictures/{kept.pk}-{kept.filename}"]
