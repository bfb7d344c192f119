import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError

from community.check_ins.models import CheckIn
from tests.check_in_themes import Block, question, theme


def made(**fields: object) -> CheckIn:
    themes = [theme("Work", question("pride"))]
    return CheckIn(**{"title": "Mine", "slug": "mine", "introduction": "About.", "themes": themes} | fields)


@pytest.mark.parametrize("address", ["", "/discussions/12/", "/articles/the-bath/#conversation"])
def test_where_to_talk_is_an_address_here(db, address):
    made(talk_about_it=address).full_clean()


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/a b", "discussions"]
)
def test_no_other_place_is_taken(db, address):
    with pytest.raises(ValidationError) as refused:
        made(talk_about_it=address).full_clean()

    assert list(refused.value.message_dict) == ["talk_about_it"]


def test_no_slug_hides_another_page(db):
    with pytest.raises(ValidationError) as refused:
        made(slug="keep").full_clean()

    assert list(refused.value.message_dict) == ["slug"]


def problems(*themes: Block) -> list[str]:
    block = CheckIn._meta.get_field("themes").stream_block
    try:
        block.clean(block.to_python([*themes]))
    except StreamBlockValidationError as refused:
        return [str(problem.message) for problem in refused.non_block_errors.as_data()]
    return []


@pytest.mark.parametrize(
    ("number", "said"), [(12, []), (13, ["There are 13 questions. Keep 12: it’s three minutes, on a phone."])]
)
def test_twelve_questions_are_enough(number, said):
    first = theme("A", *(question(f"a{at}") for at in range(6)))

    assert problems(first, theme("B", *(question(f"b{at}") for at in range(number - 6)))) == said


@pytest.mark.parametrize(("number", "said"), [(4, []), (5, ["The maximum number of items is 4"])])
def test_four_themes_are_enough(number, said):
    assert problems(*(theme(f"T{at}", question(f"q{at}")) for at in range(number))) == said
