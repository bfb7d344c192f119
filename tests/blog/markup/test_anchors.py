from blog.markup.anchors import anchors_for


def test_anchor_is_made_from_the_words() -> None:
    assert anchors_for(["What the week looked like", "Überall müde?"]) == [
        "on-what-the-week-looked-like",
        "on-uberall-mude",
    ]


def test_headings_that_say_the_same_get_different_anchors() -> None:
    assert anchors_for(["Why", "Why 2", "Why", "Why"]) == ["on-why", "on-why-2", "on-why-3", "on-why-4"]


def test_heading_without_a_latin_letter_still_has_an_anchor() -> None:
    assert anchors_for(["なぜ", "🥕"]) == ["on-section", "on-section-2"]


def test_heading_cannot_take_the_place_of_a_comment_or_of_the_conversation() -> None:
    assert anchors_for(["Conversation", "c12"]) == ["on-conversation", "on-c12"]
