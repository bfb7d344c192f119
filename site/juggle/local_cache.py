"""Django's cache in the memory of the process, in which pages cannot push out what is counted."""

from collections import OrderedDict
from collections.abc import Callable

from django.core.cache.backends.locmem import LocMemCache

from .cache_keys import COUNTED

#: An entry takes about 300 bytes. Beyond it counts make room as well, or an attack would fill the memory.
MAX_COUNTED = 50_000


class LocalCache(LocMemCache):
    _cache: OrderedDict[str, bytes]
    _delete: Callable[[str], bool]
    _has_expired: Callable[[str], bool]

    def _cull(self) -> None:
        """Makes room when MAX_ENTRIES are there: what has expired goes, and a third of the pages, least used first.

        Django's own takes a third of everything, so 300 visits would lift the limit of tries at a password.
        """
        for key in [key for key in self._cache if self._has_expired(key)]:
            self._delete(key)
        can_go = list(reversed(self._cache))
        if len(can_go) < MAX_COUNTED:
            can_go = [key for key in can_go if not is_counted(key)]
        for key in can_go[: max(1, len(can_go) // self._cull_frequency)]:
            self._delete(key)


def is_counted(key: str) -> bool:
    """`key` as it is stored: prefix, version, and the key itself."""
    return key.split(":", 2)[2].startswith(COUNTED)
