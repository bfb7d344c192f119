from blog.sections import Section, sections_of


def test_typed_numbers_are_counted_anew_and_are_no_part_of_the_anchor() -> None:
    assert sections_of(["3. Monday", "7) Tuesday", "The end"]) == [
        Section(1, "Monday", "on-monday"),
        Section(2, "Tuesday", "on-tuesday"),
        Section(None, "The end", "on-the-end"),
    ]


def test_year_or_a_decimal_is_no_number_of_a_section() -> None:
    assert [section.number for section in sections_of(["1989. It was May", "3.5 hours", "12."])] == [None, None, None]


def test_citation_is_no_part_of_the_anchor() -> None:
    assert sections_of(["Borders [@clark]"]) == [Section(None, "Borders [@clark]", "on-borders")]
