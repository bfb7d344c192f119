import pytest

from community.spam.external.akismet import akismet
from community.spam.external.external_check import NoAnswer
from community.spam.external.limited_request import Reply
from tests.community.spam.external.held import hold

CHECK = akismet("key-of-ours", "https://akismet.example")
pytestmark = pytest.mark.django_db


def test_it_is_sent_the_text_and_the_name_and_no_address_of_anybody(thing, settings) -> None:
    comment = hold(thing, "Cheap prams")

    assert CHECK.fields(comment) == {
        "api_key": "key-of-ours",
        "blog": settings.SITE_URL,
        "user_ip": "0.0.0.0",  # noqa: S104 -- nothing listens there
        "comment_type": "comment",
        "comment_content": "Cheap prams",
        "comment_author": comment.user.display_name,
    }


def test_no_name_is_sent_beside_an_alias(thing) -> None:
    comment = hold(thing, "Cheap prams", without_name=True)

    assert "comment_author" not in CHECK.fields(comment)
    assert comment.user.display_name not in CHECK.fields(comment).values()


@pytest.mark.parametrize(("body", "says_spam"), [("true", True), ("false", False), (" true\n", True)])
def test_it_answers_with_a_word(body: str, says_spam: bool) -> None:
    assert CHECK.says_spam(Reply(200, body, {})) is says_spam


@pytest.mark.parametrize(
    ("headers", "why"),
    [({}, "an answer that is neither true nor false"), ({"X-akismet-debug-help": "Empty key"}, "Empty key")],
)
@pytest.mark.parametrize("body", ["", "invalid", "<html>true</html>", "TRUE"])
def test_anything_else_is_no_answer(body: str, headers: dict[str, str], why: str) -> None:
    with pytest.raises(NoAnswer, match=f"^{why}$"):
        CHECK.says_spam(Reply(200, body, headers))
