"""Long work in many short transactions, so that nobody who writes meanwhile waits for long."""

import time
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

#: Comments that are changed in one transaction: about a tenth of a second, while others wait who write there.
BATCH = 200


def batches_by_conversation(rows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
    """`rows`: the keys of a conversation and of a comment in it, ordered. Yields a conversation with some comments.

    Rests after each batch for as long as it took. A conversation with many batches, or SQLite, which has one lock for
    everything and no queue for it, would otherwise be free for no more than a moment each time.
    """
    for conversation_id, group in groupby(rows, key=itemgetter(0)):
        keys = [key for _, key in group]
        for start in range(0, len(keys), BATCH):
            began = time.monotonic()
            yield conversation_id, keys[start : start + BATCH]
            time.sleep(time.monotonic() - began)
