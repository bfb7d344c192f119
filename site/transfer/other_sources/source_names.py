"""The sources by the name that `manage.py import_from` is given."""

from __future__ import annotations

from .comment_service import CommentService
from .commento_source import CommentoSource
from .csv_source import CsvSource
from .disqus_source import DisqusSource
from .ghost_source import GhostSource
from .isso_source import IssoSource
from .jsonl_source import JsonlSource
from .remark42_source import Remark42Source

AnySource = type[CommentService] | type[GhostSource]
SOURCES: dict[str, AnySource] = {
    one.name: one
    for one in (CommentoSource, CsvSource, DisqusSource, GhostSource, IssoSource, JsonlSource, Remark42Source)
}
