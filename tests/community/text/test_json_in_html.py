import json

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from community.text.json_in_html import json_in_html

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(anything)
def test_a_browser_reads_back_what_was_written(value: object) -> None:
    assert json.loads(json_in_html(value)) == value


@given(anything)
def test_nothing_in_it_ends_the_element_or_begins_a_comment(value: object) -> None:
    assert set("<>&").isdisjoint(json_in_html(value))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("</script><b>", '"\\u003C/script\\u003E\\u003Cb\\u003E"'),
        ({"<!--": "R&D"}, '{"\\u003C!--": "R\\u0026D"}'),
        ("育児 é 👩‍👧", '"育児 é 👩‍👧"'),
        ('say "no"\n', '"say \\"no\\"\\n"'),
        ([], "[]"),
        (None, "null"),
    ],
)
def test_how_it_is_written(value: object, written: str) -> None:
    assert json_in_html(value) == written


def test_a_template_does_not_escape_it_again() -> None:
    value = json_in_html({"name": "Rosa"})

    assert type(value) is SafeString
    assert Template("<script>{{ value }}</script>").render(Context({"value": value})) == (
        '<script>{"name": "Rosa"}</script>'
    )


def test_what_json_has_no_word_for_is_refused() -> None:
    with pytest.raises(TypeError):
        json_in_html({"at": object()})
