"""A model as text for the database or a file, and back: JSON whose long rows of numbers are compressed. No pickle."""

import base64
import hashlib
import json
import math
import zlib
from array import array
from typing import Any

from .logistic_model import FIRST_TEXT_SUM, Learned, LogisticModel
from .text_features import PLACES, VERSION

#: Of what is written here.
FORMAT = 1
#: A model with every place in use has 7 MB; more than this is none of ours, and unpacking stops here.
MAX_BYTES = 20_000_000
LEARN_AGAIN = "Nothing is lost: manage.py train_spam learns all decisions again."


class UnreadableModel(ValueError):
    """The message says what is wrong, and what to do."""


def write_model(model: LogisticModel, *, with_totals: bool = True) -> str:
    """Without totals it keeps what was learned, and learns on as quickly as at first."""
    places = sorted(model.text)
    content: dict[str, Any] = {
        "format": FORMAT,
        "features": VERSION,
        "start": [model.start.weight, model.start.total],
        "counted": [model.counted[False], model.counted[True]],
        "rules": {name: [learned.weight, learned.total] for name, learned in sorted(model.rules.items())},
        "places": _pack(array("I", places)),
        "weights": _pack(array("d", [model.text[place] for place in places])),
        "totals": _pack(array("d", [model.text_totals[place] for place in places] if with_totals else [])),
    }
    return json.dumps(content | {"sha256": _hash_of(content)})


def read_model(text: str) -> LogisticModel:
    """Raises `UnreadableModel` for what was damaged, or belongs to another version of this program."""
    try:
        content = json.loads(text)
        if (content["format"], content["features"]) != (FORMAT, VERSION):
            raise UnreadableModel(
                f"The stored model has format {content['format']} and features {content['features']}, this program "
                f"reads {FORMAT} and {VERSION}. {LEARN_AGAIN}"
            )
        if content.pop("sha256") != _hash_of(content):
            raise ValueError("it was changed after it was written")
        return _model_from(content)
    except UnreadableModel:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, zlib.error) as error:
        raise UnreadableModel(f"The stored model cannot be read: {error}. {LEARN_AGAIN}") from error


def _model_from(content: dict[str, Any]) -> LogisticModel:
    places, weights = _unpack("I", content["places"]), _unpack("d", content["weights"])
    totals = _unpack("d", content["totals"]) or array("d", [FIRST_TEXT_SUM]) * len(places)
    model = LogisticModel(
        start=Learned(*map(float, content["start"])),
        rules={name: Learned(*map(float, learned)) for name, learned in content["rules"].items()},
        text=dict(zip(places, weights, strict=True)),
        text_totals=dict(zip(places, totals, strict=True)),
        counted=dict(zip((False, True), map(float, content["counted"]), strict=True)),
    )
    learned = [model.start, *model.rules.values()]
    numbers = [*weights, *(one.weight for one in learned)]
    sums = [*totals, *(one.total for one in learned), *model.counted.values()]
    if not all(map(math.isfinite, numbers)) or not all(0 < one < math.inf for one in sums):
        raise ValueError("a number in it is none")
    if any(place >= PLACES for place in places):
        raise ValueError("it has more places than there are")
    return model


def _hash_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _pack(numbers: "array[Any]") -> str:
    return base64.b64encode(zlib.compress(numbers.tobytes(), 6)).decode()


def _unpack(kind: str, text: str) -> "array[Any]":
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(base64.b64decode(text, validate=True), MAX_BYTES)
    if unpacker.unconsumed_tail:
        raise ValueError("it is too large")
    numbers = array(kind)
    numbers.frombytes(unpacked)
    return numbers
