"""Twice adds nothing, and what was changed here is never lost."""

from pathlib import Path

from blog.models import ArticlePage
from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, article_from, texts
from transfer.models import Import
from transfer.running import post_import


def outcome(run: Import) -> dict[str, int]:
    found: dict[str, int] = run.counts["post"]["published"]
    return found


def test_the_same_file_twice_adds_nothing(run: Run) -> None:
    assert outcome(run(wxr.post())) == {"added": 1}

    assert outcome(run(wxr.post())) == {"unchanged": 1}
    assert ArticlePage.objects.count() == 1


def test_a_newer_file_adds_what_is_new_and_updates_what_has_changed(run: Run) -> None:
    run(wxr.post(), wxr.post(wp_post_id=2, wp_post_name="b"))
    newer = (
        wxr.post(),
        wxr.post(wp_post_id=2, wp_post_name="moved", content_encoded="Then came Wednesday."),
        wxr.post(wp_post_id=3, wp_post_name="c"),
    )

    assert outcome(run(*newer)) == {"added": 1, "unchanged": 1, "updated": 1}
    assert "Then came Wednesday." in str(article_from("2").body)
    assert article_from("2").slug == "b"


def test_what_was_changed_here_only_stays(run: Run) -> None:
    run(wxr.post())
    article = article_from()
    article.title = "Ours"
    article.save_revision().publish()

    assert outcome(run(wxr.post())) == {"unchanged": 1}
    assert article_from().title == "Ours"


def test_what_was_changed_on_both_sides_stays_and_is_listed(run: Run) -> None:
    run(wxr.post())
    article = article_from()
    article.title = "Ours"
    article.save_revision()

    done = run(wxr.post(title="Theirs"))

    assert outcome(done) == {"conflict": 1}
    assert texts(done, "conflict") == [post_import.CHANGED_HERE]
    assert article_from().get_latest_revision_as_object().title == "Ours"


def test_what_was_deleted_here_does_not_come_back(run: Run) -> None:
    run(wxr.post())
    article_from().delete()

    done = run(wxr.post())

    assert outcome(done) == {"conflict": 1}
    assert texts(done, "conflict") == [post_import.DELETED_HERE]
    assert ArticlePage.objects.count() == 0


def test_another_site_may_have_the_same_ids(run: Run, tmp_path: Path) -> None:
    run(wxr.post())
    other = wxr.write(tmp_path, wxr.post(title="Elsewhere"), name="other.xml")
    other.write_text(other.read_text().replace("old.example", "other.example"))

    assert outcome(run(paths=(other,))) == {"added": 1}
    assert outcome(run(wxr.post())) == {"unchanged": 1}
