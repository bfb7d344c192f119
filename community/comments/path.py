"""Reading order as a materialised path: the primary keys from the thread's first comment down to this one.

Eight hex digits per level, so that text order is reading order: a reply sorts after what it answers and before the
next comment of that level. Nothing but the row itself is ever written; two replies at once cannot collide.
"""

from typing import Any

from django.db import models
from django.db.models.functions import Length

WIDTH = 8
#: Levels 0 to 5: a thread's first comment and five indentations. Deeper replies stay at level 5.
MAX_LEVEL = 5
#: Appended to a path it sorts after all paths that begin with that path, in any collation.
END = "g"


def ids(path: str) -> list[int]:
    """The primary keys in a path, the thread's first comment first, the comment itself last."""
    return [int(path[start : start + WIDTH], 16) for start in range(0, len(path), WIDTH)]


def thread_of(path: str) -> str:
    """The path of the thread's first comment."""
    return path[:WIDTH]


def ancestor_ids(path: str) -> list[int]:
    return ids(path)[:-1]


class PathField(models.CharField[str, str]):
    """Set it to the parent's path ("" for a new thread). When the row is inserted its own key is appended.

    The key is known then, because multi-table inheritance inserts the package's rows first.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", WIDTH * (MAX_LEVEL + 1))
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        path: str = getattr(model_instance, self.attname)
        own = f"{model_instance.pk:0{WIDTH}x}"
        if add and not path.endswith(own):
            path += own
            setattr(model_instance, self.attname, path)
        return path


#: `path__length=WIDTH`: the first comments of threads, which have partial indexes of their own.
PathField.register_lookup(Length)
