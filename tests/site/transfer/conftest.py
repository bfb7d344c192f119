from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from blog.models import ArticlePage
from tests.site.transfer import wxr
from transfer.models import Import, ImportedThing
from transfer.running.import_options import ImportOptions
from transfer.running.import_steps import run_import
from transfer.wordpress.wordpress_source import WordPressSource

Run = Callable[..., Import]


@pytest.fixture
def run(tmp_path: Path, db: Any) -> Run:
    """Imports these posts, or the files `paths`, as an operator would; what else is given are options."""

    def run_it(*items: str, paths: tuple[Path, ...] = (), is_dry_run: bool = False, **options: Any) -> Import:
        files = paths or (wxr.write(tmp_path, *items),)
        chosen = ImportOptions(**options).as_json()
        row = Import.objects.create(source="wordpress", options=chosen, is_dry_run=is_dry_run)
        return run_import(row, WordPressSource(files, UTC))

    return run_it


def article_from(source_id: str = "1") -> ArticlePage:
    """What became of this post."""
    return ArticlePage.objects.get(pk=ImportedThing.objects.get(kind="post", source_id=source_id).object_id)


def texts(run: Import, level: str = "") -> list[str]:
    lines = run.lines.filter(level=level) if level else run.lines.all()
    return list(lines.values_list("text", flat=True))
