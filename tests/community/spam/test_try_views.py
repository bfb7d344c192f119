import pytest
from django.test import Client

from community.comments.models import Comment
from community.spam.models import Judgement

pytestmark = pytest.mark.django_db

PAGE = "/cms/spam-filter/try/"


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def test_a_text_gets_its_whole_sum_and_saves_nothing(desk) -> None:
    page = desk.post(PAGE, {"text": "Click here!", "name": "", "standing": "established"}).text

    assert "Where every comment starts." in page
    assert "Tells readers to click: “click here”." in page
    assert "<td>−1.00</td>" in page
    assert (Comment.objects.count(), Judgement.objects.count()) == (0, 0)


def test_house_rules_stand_apart_from_the_sum(desk) -> None:
    def page(standing: str) -> str:
        return desk.post(PAGE, {"text": "We read two books", "name": "Rosa", "standing": standing}).text

    assert "House rules, whatever the sum is" in page("new")
    assert "It would wait for a moderator." in page("new")
    assert "House rules" not in page("trusted")
    assert "It would be published at once." in page("trusted")


def test_what_is_missing_is_said_and_what_was_typed_stays(desk) -> None:
    page = desk.post(PAGE, {"text": "", "name": "Rosa", "standing": "staff"}).text

    assert "This field is required." in page
    assert "Select a valid choice." in page
    assert 'value="Rosa"' in page


def test_what_is_tried_is_never_markup(desk) -> None:
    page = desk.post(PAGE, {"text": "<b>viagra</b> <script>x</script>", "name": "", "standing": "new"}).text

    assert "<script>x" not in page
