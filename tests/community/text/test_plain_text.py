import pytest

from community.text.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<p>Tom &amp; Jerry &lt;3 &quot;you&quot;</p>", 'Tom & Jerry <3 "you"'),
        ("<p>One.</p><p>Two<br>lines,<br/>three.</p>", "One. Two lines, three."),
        ("<ul><li>Towels</li><li>more\n towels</li></ul>", "Towels more towels"),
        ("<p>un<b>believ</b>able &amp;lt;script&amp;gt;</p>", "unbelievable &lt;script&gt;"),
        ("", ""),
    ],
)
def test_is_what_the_html_says_in_one_line(html: str, says: str) -> None:
    assert plain_text(html) == says
