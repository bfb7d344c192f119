from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from blog.models import ArticlePage
from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, texts
from transfer.models import Import
from transfer.running import import_steps
from transfer.running.import_steps import ImportRefusedError, run_import
from transfer.wordpress.wordpress_source import WordPressSource

State = Import.State
KITCHEN_TABLE = Path(__file__).parents[1] / "exports" / "kitchen-table.xml"


def test_the_counts_add_up_to_what_came_in(run: Run) -> None:
    done = run(paths=(KITCHEN_TABLE,))

    assert done.counts["post"] == {
        "draft": {"added": 1},
        "password": {"added": 1},
        "published": {"added": 2},
        "trash": {"left out": 1},
    }
    assert done.counts["page"] == {"published": {"left out": 1}}
    assert (done.state, done.done, done.total, done.error) == (State.DONE, 6, 6, "")


def test_a_dry_run_says_the_same_and_saves_nothing(run: Run) -> None:
    dry = run(paths=(KITCHEN_TABLE,), is_dry_run=True)

    assert ArticlePage.objects.count() == 0
    real = run(paths=(KITCHEN_TABLE,))
    assert dry.counts == real.counts
    assert texts(dry) == texts(real)


def test_a_file_that_is_cut_off_brings_what_was_whole(run: Run, tmp_path: Path) -> None:
    path = wxr.write(tmp_path, wxr.post(), wxr.post(wp_post_id=2, wp_post_name="b"))
    path.write_text(path.read_text()[:-200])

    done = run(paths=(path,))

    assert done.counts["post"]["published"] == {"added": 1}
    assert [line.startswith("The file can’t be read beyond") for line in texts(done, "problem")] == [True]


def test_what_is_no_export_says_so(run: Run) -> None:
    done = run()

    assert (done.state, done.error) == (State.DONE, import_steps.NO_POSTS)


def test_two_runs_at_once_are_refused(run: Run, db: Any) -> None:
    other = Import.objects.create(source="wordpress", state=State.RUNNING, heartbeat_at=timezone.now())

    with pytest.raises(ImportRefusedError):
        run(wxr.post())
    with pytest.raises(ImportRefusedError):
        run_import(other, WordPressSource([], timezone.get_current_timezone()))
    assert ArticlePage.objects.count() == 0


def test_a_run_that_has_died_is_in_nobodys_way_and_may_be_taken_up_again(run: Run, tmp_path: Path) -> None:
    long_ago = timezone.now() - timedelta(minutes=6)
    dead = Import.objects.create(source="wordpress", state=State.RUNNING, heartbeat_at=long_ago)

    assert run(wxr.post()).state == State.DONE
    again = run_import(dead, WordPressSource([wxr.write(tmp_path, wxr.post())], timezone.get_current_timezone()))
    assert again.counts["post"]["published"] == {"unchanged": 1}


def test_somebody_may_stop_it_between_two_posts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_steps, "POSTS_BETWEEN_SIGNS", 2)
    posts = [wxr.post(wp_post_id=number, wp_post_name=f"p{number}") for number in range(1, 6)]
    save = import_steps.import_post

    def stop_at_the_third(post: Any, context: Any, now: Any) -> Any:
        saved = save(post, context, now)
        if post.source_id == "3":
            Import.objects.filter(pk=context.run.pk).update(state=State.CANCELLED)
        return saved

    monkeypatch.setattr(import_steps, "import_post", stop_at_the_third)
    stopped = run(*posts)
    monkeypatch.undo()

    assert (stopped.state, stopped.done) == (State.CANCELLED, 4)
    assert stopped.counts["post"]["published"] == {"added": 4}
    assert run(*posts).counts["post"]["published"] == {"added": 1, "unchanged": 4}


def test_a_disk_that_is_full_ends_the_run_with_the_reason(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(import_steps, "import_post", full)

    assert (run(wxr.post()).state, Import.objects.get().error) == (State.FAILED, "No space left on device")
