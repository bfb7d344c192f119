import pytest
from django.test import Client

from community.comments.detail_removal import MARK
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.moderation.models import Decision, Report

TEXT = "Ann Lee, 0151 496 0000, always helps."
FORM = {"detail": "0151 496 0000", "reason": "personal-details", "note": "A phone number."}


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def comment(say, member) -> Comment:
    return say(TEXT, by=member)


def address_of(comment: Comment) -> str:
    return f"/moderation/comments/{comment.pk}/detail/"


def test_pressed_the_words_are_in_no_page_for_readers(desk, comment, thing):
    answer = desk.post(address_of(comment), FORM | {"next": "/cms/moderation/", "has_read": fingerprint(TEXT)})

    assert answer["Location"] == "/cms/moderation/"
    comment.refresh_from_db()
    assert comment.body_html == f'<p dir="auto">Ann Lee, {MARK}, always helps.</p>\n'


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"detail": "Bob"}, "don’t stand there"),
        ({"detail": ""}, "required"),
        ({"reason": "mood"}, "Select a valid choice"),
        ({"note": "It was 0151 496 0000."}, "leave the words themselves out"),
        ({"has_read": "x"}, "read it again"),
    ],
)
def test_refused_the_page_says_why_and_keeps_what_was_typed(desk, comment, wrong, why):
    answer = desk.post(address_of(comment), FORM | wrong)

    assert (answer.status_code, why in answer.text) == (422, True)
    assert (FORM | wrong)["note"] in answer.text
    assert not Decision.objects.exists()


def test_it_is_asked_first(desk, comment):
    page = desk.get(address_of(comment)).text

    assert "Take a detail out of the comment by Jonas M." in page
    assert not Decision.objects.exists()


def test_the_log_puts_it_back_and_names_no_word(desk, comment):
    desk.post(address_of(comment), FORM)
    log = desk.get("/cms/review/log/").text
    back = f"/moderation/decisions/{Decision.objects.get().pk}/put-back/"
    assert (log.count(back), "0151" in log, "A phone number." in log) == (1, False, True)

    assert "The words are back." in desk.post(back, {"next": "/cms/review/log/"}, follow=True).text
    assert "Nothing was changed." in desk.post(back, {"next": "/cms/review/log/"}, follow=True).text

    comment.refresh_from_db()
    assert comment.comment == TEXT


def test_a_moderators_own_comment_is_left_to_others(desk, say, moderator):
    own = say(TEXT, by=moderator)

    answer = desk.post(address_of(own), FORM)

    assert (answer.status_code, "another moderator decides" in answer.text) == (422, True)


def test_a_case_has_it_and_a_spam_has_not(desk, say, member):
    held, spam = say(TEXT, by=member, status="held"), say("Powder.", by=member, status="spam")

    pages = [
        desk.get(f"/cms/moderation/{lane}/{one.pk}/?part=case").text for lane, one in (("held", held), ("spam", spam))
    ]

    assert [page.count("data-detail") for page in pages] == [1, 0]


def test_a_published_case_can_be_featured_and_a_held_one_cannot(desk, say, member, report_on):
    held, published = say(TEXT, by=member, status="held"), say("Well said.", by=member)
    report_on(published)

    pages = [
        desk.get(f"/cms/moderation/{lane}/{one.pk}/?part=case").text
        for lane, one in (("held", held), ("reports", published))
    ]

    assert [page.count("/feature/") for page in pages] == [0, 1]


@pytest.fixture
def report_on(other_member):
    def report_on(comment: Comment) -> None:
        Report.objects.create(comment=comment, reason="unkind", reporter=other_member, confirmed_at=comment.submit_date)

    return report_on
