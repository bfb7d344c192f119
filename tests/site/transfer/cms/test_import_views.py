from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from blog.models import ArticlePage
from community.members.models import User
from tests.factories import CommentFactory, TopicFactory
from tests.site.transfer import wxr
from tests.site.transfer.conftest import article_from
from transfer.cms import import_views, uploads_for_import
from transfer.cms.import_task import carry_out_import
from transfer.models import Import

KITCHEN_TABLE = Path(__file__).parents[1] / "exports" / "kitchen-table.xml"
State = Import.State


@pytest.fixture
def admin(client: Any, administrator: User, settings: Any, tmp_path: Path) -> Any:
    settings.PRIVATE_ROOT = str(tmp_path / "private")
    client.force_login(administrator)
    return client


@pytest.fixture
def upload(admin: Any, django_capture_on_commit_callbacks: Any) -> Any:
    def send(content: bytes = KITCHEN_TABLE.read_bytes(), **more: Any) -> Any:
        file = SimpleUploadedFile("../my export.xml", content)
        with django_capture_on_commit_callbacks(execute=True):
            return admin.post("/cms/imports/", {"exports": [file], "repairs_encoding": "on", **more})

    return send


@pytest.fixture
def act(admin: Any, django_capture_on_commit_callbacks: Any) -> Any:
    def press(run: Import, name: str, **more: str) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return admin.post(f"/cms/imports/{run.pk}/act/", {"act": name, **more}, follow=True)

    return press


def test_an_upload_is_looked_at_and_nothing_is_saved(admin: Any, upload: Any) -> None:
    response = upload()
    run = Import.objects.get()

    assert response["Location"] == f"/cms/imports/{run.pk}/"
    assert (run.is_dry_run, run.state, ArticlePage.objects.count()) == (True, State.DONE, 0)
    page = admin.get(f"/cms/imports/{run.pk}/").text
    assert "This is what would happen. Nothing is saved so far." in page
    assert "“Mug” is of a kind we don’t know (product) and was left out." in page
    assert [Path(path).name for path in run.files] == ["1-my_export.xml"]


def test_then_it_is_imported_with_who_is_who(admin: Any, upload: Any, act: Any, author: User) -> None:
    topic = TopicFactory(slug="breakfast")
    upload()
    look = Import.objects.get()

    act(look, "import", **{"topic-0": "breakfast", "person-0": "", "person-1": "@rosa"})

    run = Import.objects.exclude(pk=look.pk).get()
    assert (run.is_dry_run, run.state) == (False, State.DONE)
    assert "It’s done." in admin.get(f"/cms/imports/{run.pk}/").text
    assert article_from("12").authors == [author]
    assert list(article_from("12").topics.all()) == [topic]
    assert article_from("13").author_names == "Gwen Parry"
    assert not uploads_for_import.has_files(run)
    assert not uploads_for_import.folder_of(look).exists()


def test_a_handle_that_nobody_has_is_said_and_what_was_typed_stays(upload: Any, act: Any) -> None:
    upload()

    response = act(Import.objects.get(), "import", **{"person-0": "nobody"})

    assert response.status_code == 422
    assert "There’s no member with this handle." in response.text
    assert 'value="nobody"' in response.text
    assert ArticlePage.objects.count() == 0


def test_one_may_look_again_with_other_choices(upload: Any, act: Any) -> None:
    upload()
    act(Import.objects.get(), "look")

    assert Import.objects.filter(is_dry_run=True).count() == 2
    assert ArticlePage.objects.count() == 0


def test_it_can_be_taken_back_until_somebody_has_answered(admin: Any, upload: Any, act: Any, member: User) -> None:
    upload()
    act(Import.objects.get(), "import")
    run = Import.objects.get(is_dry_run=False)
    answer = CommentFactory(target=article_from("12"), member=member)

    assert import_views.BEING_TAKEN_BACK in act(run, "take-back").text
    assert "Somebody has answered what this import brought" in admin.get(f"/cms/imports/{run.pk}/").text
    answer.delete()
    act(run, "take-back")
    assert "It was taken back: everything it brought is gone." in admin.get(f"/cms/imports/{run.pk}/").text
    assert ArticlePage.objects.count() == 0


def test_it_can_be_stopped_before_it_begins(upload: Any, act: Any, administrator: User) -> None:
    run = Import.objects.create(source="wordpress", started_by=administrator, files=[str(KITCHEN_TABLE)])

    assert import_views.STOPPED in act(run, "stop").text
    carry_out_import.call(run.pk)
    assert Import.objects.get().state == State.CANCELLED
    assert ArticlePage.objects.count() == 0


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.WAITING, "You can leave this page; it goes on without you."),
        (State.RUNNING, "It stopped without a word"),
        (State.FAILED, "It failed: The disk is full."),
        (State.CANCELLED, "It was stopped after 3 of 9 posts. The disk is full."),
        (State.TAKEN_BACK, "It was taken back: everything it brought is gone."),
    ],
)
def test_the_page_says_how_it_is(admin: Any, state: str, said: str) -> None:
    run = Import.objects.create(source="wordpress", state=state, done=3, total=9, error="The disk is full.")

    assert said in admin.get(f"/cms/imports/{run.pk}/").text


def test_a_run_at_work_says_how_far_it_is(admin: Any) -> None:
    run = Import.objects.create(source="wordpress", state=State.RUNNING, heartbeat_at=timezone.now(), done=3, total=9)

    page = admin.get(f"/cms/imports/{run.pk}/").text
    assert "It’s coming in: 3 of 9 posts (33 %)." in page
    assert "Take it back" not in page


def test_a_second_one_has_to_wait(upload: Any) -> None:
    Import.objects.create(source="wordpress", state=State.RUNNING, heartbeat_at=timezone.now())
    upload()

    assert Import.objects.first().error.startswith("Another import is running.")  # type: ignore[union-attr]


def test_the_whole_report_is_a_table(admin: Any, upload: Any) -> None:
    upload()
    run = Import.objects.get()

    response = admin.get(f"/cms/imports/{run.pk}/report.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert len(b"".join(response.streaming_content).splitlines()) == run.lines.count() + 1


def test_files_that_are_gone_are_said(upload: Any, act: Any) -> None:
    upload()
    run = Import.objects.get()
    uploads_for_import.delete_files(run)

    assert import_views.FILES_GONE in act(run, "import").text
    assert ArticlePage.objects.count() == 0


def test_old_uploads_are_forgotten(upload: Any) -> None:
    upload()
    old = Import.objects.get()
    Import.objects.update(created_at=timezone.now() - uploads_for_import.KEPT_FOR)
    upload()

    assert not uploads_for_import.has_files(old)


@pytest.mark.parametrize(
    ("given", "said"), [({"time_zone": "Mars"}, "We don’t know this time zone."), ({"exports": ""}, "required")]
)
def test_what_is_missing_or_wrong_is_said(admin: Any, given: dict[str, str], said: str) -> None:
    file = SimpleUploadedFile("x.xml", wxr.post().encode())
    response = admin.post("/cms/imports/", {"exports": file, **given})

    assert response.status_code == 422
    assert said in response.text
    assert Import.objects.count() == 0


def test_pictures_come_in_a_zip(upload: Any) -> None:
    upload(pictures=SimpleUploadedFile("uploads.zip", b"PK\x05\x06" + b"\0" * 18))
    run = Import.objects.get()

    assert run.options["media"].endswith("media-1-uploads.zip")
    assert run.state == State.DONE


@pytest.mark.parametrize("role", ["member", "author", "editor", "moderator"])
def test_only_administrators_may(client: Any, role: str, request: pytest.FixtureRequest) -> None:
    client.force_login(request.getfixturevalue(role))
    run = Import.objects.create(source="wordpress")

    for address in ("", f"{run.pk}/", f"{run.pk}/report.csv"):
        assert client.get(f"/cms/imports/{address}").status_code in (302, 403)
    assert client.post(f"/cms/imports/{run.pk}/act/", {"act": "take-back"}).status_code in (302, 403)
    assert Import.objects.get().state == State.WAITING


def test_strangers_are_asked_to_sign_in(client: Any, db: Any) -> None:
    assert client.get("/cms/imports/").status_code == 302


def test_nothing_changes_by_looking(admin: Any) -> None:
    run = Import.objects.create(source="wordpress")

    assert admin.get(f"/cms/imports/{run.pk}/act/").status_code == 405


def test_it_stands_in_the_menu(admin: Any) -> None:
    assert "Import from elsewhere" in admin.get("/cms/").text
