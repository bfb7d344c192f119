"""Signs that people mean as they are, in any arrangement that they may type."""

import string
from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from community.comments.markdown import to_html

WORDS = st.text(alphabet=string.ascii_letters + string.digits, min_size=1, max_size=6)
LOWER = st.text(alphabet=string.ascii_lowercase + string.digits, min_size=1, max_size=5)
STARS = st.text(alphabet="*", min_size=1, max_size=4)
#: Signs of Markdown, with spaces, ends of lines and letters between them. Brackets make addresses, which are no text.
ANYTHING = st.text(alphabet="abc5*_\\-+)> \n¯ツ:C", max_size=40)


def html_of(text: str) -> str:
    return to_html(text, find=lambda handles: {})


def shown(text: str) -> str:
    return BeautifulSoup(html_of(text), "html.parser").text.removesuffix("\n")


def tags(text: str) -> set[str]:
    return {tag.name for tag in BeautifulSoup(html_of(text), "html.parser").find_all()}


class TestStars:
    @given(st.lists(WORDS, min_size=2, max_size=6), st.data())
    def test_any_number_of_stars_between_words_is_shown(self, words, data):
        text = words[0] + "".join(data.draw(STARS) + word for word in words[1:])

        assert (shown(text), tags(text)) == (text, {"p"})

    @given(WORDS)
    def test_around_a_word_they_are_emphasis(self, word):
        assert html_of(f"so *{word}* it was") == f'<p dir="auto">so <em>{word}</em> it was</p>\n'
        assert html_of(f"so **{word}** it was") == f'<p dir="auto">so <strong>{word}</strong> it was</p>\n'

    @pytest.mark.parametrize("beside", ["é", "ß", "и", "重", "٣"])
    def test_other_scripts_write_emphasis_without_spaces(self, beside):
        assert html_of(f"{beside}*word*{beside}") == f'<p dir="auto">{beside}<em>word</em>{beside}</p>\n'

    def test_one_side_alone_is_not_between(self):
        assert html_of("*a*") == '<p dir="auto"><em>a</em></p>\n'
        assert html_of("a*b *c*") == '<p dir="auto">a*b <em>c</em></p>\n'

    def test_at_the_very_ends_of_a_text_nothing_stands_beside_them(self):
        assert (shown("a*"), shown("*a")) == ("a*", "*a")


class TestNames:
    @given(st.lists(LOWER, min_size=1, max_size=3))
    def test_a_name_in_lower_case_keeps_its_underscores(self, parts):
        name = f"__{'_'.join(parts)}__"

        for text in (name, f"call {name} first", f"({name})", f"{name}, {name}"):
            assert (shown(text), tags(text)) == (text, {"p"})

    @pytest.mark.parametrize("inside", ["Init", "two words", "über", "so-so"])
    def test_anything_else_is_bold(self, inside):
        assert html_of(f"__{inside}__") == f'<p dir="auto"><strong>{inside}</strong></p>\n'

    def test_in_the_text_of_a_link_too(self):
        assert html_of("[about __init__](https://example.org)") == (
            '<p dir="auto"><a href="https://example.org" rel="nofollow ugc noopener">about __init__</a></p>\n'
        )


class TestPaths:
    @given(st.sampled_from(string.ascii_letters), st.lists(st.sampled_from("*_\\`<[(#+-.!ab9"), min_size=1, max_size=5))
    def test_each_backslash_stays_with_the_sign_behind_it(self, drive, behind):
        text = f"see {drive}:" + "".join(f"\\{sign}x" for sign in behind) + " there"

        assert shown(text) == text

    @pytest.mark.parametrize("before", ["", "(", "“", "in "])
    def test_one_sign_may_stand_before_the_drive(self, before):
        assert shown(f"{before}C:\\_new") == f"{before}C:\\_new"

    @pytest.mark.parametrize(("typed", "seen"), [("CD:\\_x", "CD:_x"), ("((C:\\_x", "((C:_x"), ("C\\_x", "C_x")])
    def test_what_is_no_drive_escapes_as_ever(self, typed, seen):
        assert shown(typed) == seen

    def test_the_next_word_escapes_again(self):
        assert shown("C:\\_x \\_y") == "C:\\_x _y"
        assert shown("C:\\_x\n\\_y") == "C:\\_x\n_y"

    def test_at_the_end_of_a_text_a_backslash_is_one(self):
        assert (shown("C:\\"), shown("\\")) == ("C:\\", "\\")


class TestShrugs:
    @given(st.integers(1, 4))
    def test_however_many(self, number):
        text = " ".join(["¯\\_(ツ)_/¯"] * number)

        assert (shown(text), tags(text)) == (text, {"p"})

    def test_only_after_a_macron_and_before_an_underscore(self):
        assert (shown("-\\_(ツ)"), shown("¯\\*"), shown("\\_")) == ("-_(ツ)", "¯*", "_")

    def test_emphasis_around_one_is_emphasis(self):
        assert html_of("*¯\\_(ツ)_/¯*") == '<p dir="auto"><em>¯\\_(ツ)_/¯</em></p>\n'


class TestLists:
    @given(st.integers(0, 99_999), st.sampled_from([" ", "  ", "\t"]))
    def test_a_minus_before_a_number_is_a_minus(self, number, space):
        assert tags(f"-{space}{number} degrees") == {"p"}
        assert shown(f"- {number} degrees") == f"- {number} degrees"

    @given(st.sampled_from(["+", "2)", "10)"]), WORDS)
    def test_a_plus_and_a_number_with_a_bracket_begin_no_item(self, sign, word):
        for text in (f"{sign} {word}", f"{sign} {word}\n{sign} {word}"):
            assert (shown(text), "li" in tags(text)) == (text, False)

    @pytest.mark.parametrize(
        ("text", "items"),
        [
            ("- 5 apples\n- 3 pears", ["5 apples", "3 pears"]),
            ("- 5 apples\n\n- 3 pears", ["5 apples", "3 pears"]),
            ("- 5 apples\nand pears", []),
            ("- 5 apples\n-3 pears", []),
            ("- apples", ["apples"]),
            ("1. apples", ["apples"]),
            ("> - 5 apples", []),
            ("> - 5 apples\n> - 3 pears", ["5 apples", "3 pears"]),
        ],
    )
    def test_a_list_is_what_has_two_items_or_no_number(self, text, items):
        found = BeautifulSoup(html_of(text), "html.parser").find_all("li")

        assert [item.text.strip() for item in found] == items


class TestPictures:
    def test_a_picture_is_a_link_without_its_exclamation_mark(self):
        assert shown("See ![the bath](https://example.org/a.png)!") == "See the bath!"
        assert tags("![the bath](https://example.org/a.png)") == {"p", "a"}

    @pytest.mark.parametrize("text", ["![", "!", "![the bath]", "![the bath](", "wow![]"])
    def test_what_is_none_stays_as_typed(self, text):
        assert shown(text) == text

    def test_within_a_link_there_is_only_one_link(self):
        html = html_of("[so ![a](https://a.example) it](https://b.example)")

        assert BeautifulSoup(html, "html.parser").select("a a") == []


class TestAnything:
    @given(ANYTHING)
    @example("¯\\")
    @example("- 5\n-")
    @example("__a")
    @example("C:\\")
    def test_no_letter_is_lost_or_moved(self, text):
        typed = [sign for sign in text if sign.isalpha()]

        assert [sign for sign in shown(text) if sign.isalpha()] == typed

    @given(ANYTHING)
    def test_rendered_twice_it_is_the_same(self, text):
        assert html_of(text) == html_of(text)

    @given(ANYTHING)
    def test_each_tag_is_closed(self, text):
        """As a browser would read it: parsed and written again, nothing has to be mended."""
        html = html_of(text)

        assert unescape(str(BeautifulSoup(html, "html.parser"))).replace("<br/>", "<br>") == unescape(html)
