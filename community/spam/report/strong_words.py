"""Which words of this site's comments count most, for and against, by what the filter has learned."""

import math
from collections import Counter
from typing import NamedTuple

from community.comments.models import Comment
from community.spam.learning.logistic_model import LogisticModel
from community.spam.learning.text_features import places_of_word, words_in

#: The model keeps no words, only numbers for them; so they are looked up for the words of the latest comments.
MOST_COMMENTS = 500
#: A word that one comment has may be anybody's name.
LEAST_COMMENTS = 2
SHORTEST_WORD = 3
MOST_SHOWN = 12


class StrongWord(NamedTuple):
    word: str
    #: What it would count if it stood alone.
    weight: float
    comments: int


class StrongWords(NamedTuple):
    against: list[StrongWord]
    in_favour: list[StrongWord]


def strong_words(model: LogisticModel) -> StrongWords:
    """One query."""
    texts = Comment.objects.exclude(comment="").order_by("-pk").values_list("comment", flat=True)[:MOST_COMMENTS]
    counts = Counter(word for text in texts for word in words_in(text.casefold()) if len(word) >= SHORTEST_WORD)
    words = [StrongWord(word, round(_weight(word, model), 2), n) for word, n in counts.items() if n >= LEAST_COMMENTS]
    ordered = sorted(words, key=lambda one: (-one.weight, one.word))
    against = [one for one in ordered[:MOST_SHOWN] if one.weight > 0]
    return StrongWords(against, [one for one in ordered[: -MOST_SHOWN - 1 : -1] if one.weight < 0])


def _weight(word: str, model: LogisticModel) -> float:
    own, *letters = (model.text.get(place, 0.0) for place in places_of_word(word))
    return own + sum(letters) / math.sqrt(len(letters) or 1)
