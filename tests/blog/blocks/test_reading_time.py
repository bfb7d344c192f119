import pytest

from blog.blocks import BodyBlock
from blog.blocks.body import reading_minutes


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (220, 1), (330, 2), (2200, 10)])
def test_reading_time_counts_220_words_a_minute(words: int, minutes: int) -> None:
    body = BodyBlock().to_python([{"type": "text", "value": f"<p>{'word ' * words}</p>"}])

    assert reading_minutes(body) == minutes


def test_headings_quotes_and_captions_are_read_too() -> None:
    long = "word " * 220
    body = BodyBlock().to_python(
        [
            {"type": "heading", "value": long},
            {"type": "quote", "value": {"text": long, "attribution": ""}},
            {"type": "picture", "value": {"image": None, "alternative": "", "caption": long}},
        ]
    )

    assert reading_minutes(body) == 3
