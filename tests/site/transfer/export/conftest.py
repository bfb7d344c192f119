import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from transfer.export.site_export import SiteExport

Records = list[dict[str, Any]]


class Written:
    """What an export left in its folder."""

    def __init__(self, folder: Path, counts: dict[str, int], warnings: list[str]) -> None:
        self.folder, self.counts, self.warnings = folder, counts, warnings
        self.jsonl, self.wxr = folder / "site.jsonl", folder / "wordpress.xml"

    def records(self, kind: str) -> Records:
        lines = self.jsonl.read_text(encoding="utf-8").splitlines()
        return [row for row in map(json.loads, lines) if row.pop("record") == kind]


@pytest.fixture
def export(tmp_path: Path, db: Any) -> Callable[..., Written]:
    def export_it(**options: Any) -> Written:
        folder = tmp_path / "out"
        folder.mkdir()
        warnings: list[str] = []
        counts = SiteExport(folder, "The Kitchen Table", warn=warnings.append, **options).write()
        return Written(folder, dict(counts), warnings)

    return export_it
