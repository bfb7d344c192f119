from django.template import Context, Template


def rendered(template: str, text: str) -> str:
    return Template("{% load text_tags %}" + template).render(Context({"text": text}))


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    assert rendered("{{ text|first_words:3 }}", "one two three four") == "one two three…"
    assert rendered("{{ text|first_words:3 }}", "one two three") == "one two three"
    assert rendered("{{ text|first_words:20 }}", "漢" * 4800) == "漢" * 40 + "…"


def test_graphemes_are_not_cut() -> None:
    assert rendered("{{ text|shorten:3 }}", "👩‍👧👩‍👧👩‍👧👩‍👧") == "👩‍👧👩‍👧…"


def test_it_is_escaped() -> None:
    assert rendered("{{ text|first_words:2 }}", "<b>one</b> two three") == "&lt;b&gt;one&lt;/b&gt; two…"
