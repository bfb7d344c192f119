import pytest

from community.comments.markdown import to_html
from community.comments.models import Comment
from home.templatetags.home_tags import excerpt


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Salt & pepper, 2 < 3", "Salt & pepper, 2 < 3"),
        ("One\ntwo\n\nthree", "One two three"),
        ("**Bold** and [a link](https://example.org)", "Bold and a link"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("- one\n- two", "one two"),
    ],
)
def test_excerpt_is_what_was_said_without_markup(said: str, shown: str) -> None:
    assert excerpt(Comment(comment=said, body_html=to_html(said))) == shown


def test_long_comment_is_cut_between_words() -> None:
    assert excerpt(Comment(body_html="<p>one two three four</p>"), 3) == "one two three …"
