from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from account_data.archive import build_archive
from account_data.deletion import delete_account, request_deletion
from account_data.models import Export
from tests.site.account_data.exported import zip_of
from tests.site.account_data.test_concurrent_deletion import after


def packed_files() -> set[Path]:
    return {file for file in Path(settings.PRIVATE_ROOT).rglob("*") if file.is_file()}


def test_of_somebody_who_goes_while_it_is_packed_no_file_is_left(member):
    before, export = packed_files(), Export.objects.create(member=member)
    deletion_request, _ = request_deletion(member, keeps_content=True)

    with after("members_profile", lambda: delete_account(deletion_request)):
        build_archive.enqueue(export.pk)

    assert not Export.objects.exists()
    assert packed_files() == before


def test_two_workers_leave_one_file(member):
    before, export = packed_files(), Export.objects.create(member=member)

    with after("members_profile", lambda: build_archive.enqueue(export.pk)):
        build_archive.enqueue(export.pk)

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

    names = zip_of(member).namelist()

    assert names == ["data.json", "index.html", f"pictures/{kept.pk}-{kept.filename}"]
