from blog.blocks.body import Section, anchors_for, sections_of


def sections(headings: list[str]) -> list[Section]:
    return sections_of(("heading", heading) for heading in headings)


def test_typed_numbers_are_counted_anew_and_are_no_part_of_the_anchor() -> None:
    assert sections(["3. Monday", "7) Tuesday", "The end"]) == [
        Section(1, "Monday", "on-monday"),
        Section(2, "Tuesday", "on-tuesday"),
        Section(None, "The end", "on-the-end"),
    ]


def test_year_or_a_decimal_is_no_number_of_a_section() -> None:
    assert [section.number for section in sections(["1989. It was May", "3.5 hours", "12."])] == [None, None, None]


def test_citation_is_no_part_of_the_anchor() -> None:
    assert sections(["Borders [@clark]"]) == [Section(None, "Borders [@clark]", "on-borders")]


def test_number_of_a_heading_within_a_section_stays_and_is_not_counted() -> None:
    assert sections_of([("heading", "1. Monday"), ("subheading", "1. Morning"), ("heading", "2. Tuesday")]) == [
        Section(1, "Monday", "on-monday"),
        Section(None, "1. Morning", "on-morning"),
        Section(2, "Tuesday", "on-tuesday"),
    ]


def test_anchor_is_made_from_the_words() -> None:
    assert anchors_for(["What the week looked like", "Überall müde?"]) == [
        "on-what-the-week-looked-like",
        "on-uberall-mude",
    ]


def test_headings_that_say_the_same_get_different_anchors() -> None:
    assert anchors_for(["Why", "Why 2", "Why", "Why"]) == ["on-why", "on-why-2", "on-why-3", "on-why-4"]


def test_heading_has_an_anchor_in_its_own_script_or_at_least_one() -> None:
    assert anchors_for(["なぜ", "🥕", "🛁"]) == ["on-なぜ", "on-section", "on-section-2"]


def test_heading_cannot_take_the_place_of_a_comment_or_of_the_conversation() -> None:
    assert anchors_for(["Conversation", "c12"]) == ["on-conversation", "on-c12"]
