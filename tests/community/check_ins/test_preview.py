from bs4 import BeautifulSoup


def test_the_preview_shows_a_draft_with_every_question_and_every_text(check_in):
    check_in.title = "A draft of a title"

    page = BeautifulSoup(check_in.make_preview_request().content, "html.parser")

    assert page.h1.text == "A draft of a title"
    assert len(page.select("fieldset")) == 6
    assert [" ".join(text.get_text(" ").split()) for text in page.select(".result-text .hint")] == [
        "Shown when it’s high: 3.8 or more",
        "Shown when it’s in the middle: 2.5 to 3.7",
        "Shown when it’s low: below 2.5",
        "Shown when this theme is the lowest of all",
    ]
    assert page.select("form") == []
