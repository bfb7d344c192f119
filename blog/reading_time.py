from typing import Any

from community.text.excerpts import count_words

# What most people read of ordinary prose in a minute.
WORDS_A_MINUTE = 220


def reading_minutes(body: Any) -> int:
    """Minutes that reading the text of this StreamField takes, at least one."""
    texts = body.stream_block.get_searchable_content(body)
    words = sum(count_words(str(text)) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))
