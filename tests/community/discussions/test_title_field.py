import pytest

from community.discussions.title_field import IS_A_LINK, NO_TITLE, NO_WORDS, RenameForm


def test_spaces_are_collapsed():
    form = RenameForm({"title": "  Who   else\tis in the gap? "})

    assert form.is_valid()
    assert form.cleaned_data == {"title": "Who else is in the gap?"}


@pytest.mark.parametrize("title", ["保育園", "Кто ещё?", "2 + 2", "Nights 🎈", "See https://example.com for more"])
def test_words_of_any_script_are_a_title(title):
    assert RenameForm({"title": title}).is_valid()


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        ("", NO_TITLE),
        ("?!…", NO_WORDS),
        ("🎈🎈", NO_WORDS),
        ("HTTPS://example.com/a?b=c", IS_A_LINK),
        ("www.example.com", IS_A_LINK),
    ],
)
def test_other_signs_are_none(title, problem):
    assert RenameForm({"title": title}).errors == {"title": [problem]}


def test_browsers_do_not_cut_what_is_pasted():
    assert "maxlength" not in str(RenameForm()["title"])
