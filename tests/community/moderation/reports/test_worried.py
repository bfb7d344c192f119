import pytest
from django.test import Client

from community.comments.models import Comment
from community.discussions.models import Discussion
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, HelpLine, HelpOffer, Report, ReportOutcome, ReportSettings
from community.moderation.reports.worried import NobodyToWriteTo, close_worried, offer_help
from community.notifications.models import Notification
from home.latest_comments import latest_comments
from search.models import SearchEntry
from tests.factories import CommentFactory, DiscussionFactory

WORDS = "I cannot do this any longer."


@pytest.fixture
def worrying(article, member, django_capture_on_commit_callbacks) -> Comment:
    with django_capture_on_commit_callbacks(execute=True):
        return CommentFactory(target=article, member=member, body=WORDS)


@pytest.fixture
def worry(report, other_member, django_capture_on_commit_callbacks):
    def worry(comment: Comment, **more) -> Report:
        with django_capture_on_commit_callbacks(execute=True):
            return report(comment, by=other_member, reason="worried", **more)

    return worry


def places(article) -> dict[str, bool]:
    """Where the words of the comment can be met without having gone to its page."""
    feed = Client().get(f"/comments/on/blog.articlepage/{article.pk}/feed/").text
    return {
        "feed": WORDS in feed,
        "search": SearchEntry.objects.filter(comment__isnull=False).exists(),
        "latest": latest_comments().exists(),
        "e-mail": Notification.objects.filter(kind="on-yours").to_email().exists(),
    }


def test_while_it_is_open_the_words_are_on_their_page_and_nowhere_else(
    article, author, worrying, worry, moderator, django_capture_on_commit_callbacks
):
    Notification.objects.create(recipient=author, comment=worrying, kind="on-yours")
    before = places(article)
    worry(worrying)
    during, page = places(article), Client().get(article.get_url()).text
    with django_capture_on_commit_callbacks(execute=True):
        close_worried(worrying, ReportOutcome.DISMISSED, by=moderator)

    assert before == dict.fromkeys(before, True)
    assert during == dict.fromkeys(before, False)
    assert WORDS in page
    assert places(article) == before


def test_a_discussion_is_kept_quiet_by_its_opening(member, worry, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        discussion = DiscussionFactory(title="Tired", member=member)
    before = "Tired" in Client().get("/discussions/feed/").text
    worry(discussion.opening)

    assert before
    assert "Tired" not in Client().get("/discussions/feed/").text
    assert not Discussion.objects.advertised().exists()
    assert not SearchEntry.objects.filter(discussion__isnull=False).exists()
    assert Client().get(discussion.get_absolute_url()).status_code == 200


def conversation_of(article) -> str:
    return Client().get(article.get_url()).text.partition('id="conversation"')[2]


def test_readers_of_the_page_cannot_tell(article, worrying, worry):
    before = conversation_of(article)
    worry(worrying)

    assert conversation_of(article) == before


def test_it_punishes_nobody(worrying, worry, report, established):
    worry(worrying)
    for name in ("Wren", "Iris", "Ben"):
        report(worrying, by=established(name), reason="worried")
    worrying.refresh_from_db()

    assert worrying.status == "published"
    assert not Decision.objects.exists()
    assert not Notification.objects.filter(recipient=worrying.user).exists()


def test_another_reason_instead_of_worry_makes_it_heard_again(worrying, worry, report, other_member):
    worry(worrying)
    report(worrying, by=other_member, reason="unkind")
    worrying.refresh_from_db()

    assert worrying.is_kept_quiet is False


def test_removing_the_words_is_no_answer_to_the_worry(worrying, worry, moderator):
    made = worry(worrying)

    decide(worrying, Act.REMOVE, by=moderator, reason="off-topic")

    assert list(Report.objects.open()) == [made]


def test_the_moderators_words_reach_their_author_alone(worrying, worry, member, other_member, moderator, sign_in):
    HelpLine.objects.create(
        settings=ReportSettings.load(), country="Ireland and the UK", name="Samaritans", phone="116 123"
    )
    worry(worrying)

    offer = offer_help(worrying, "I read this and thought of you.", by=moderator)

    page = sign_in(member).get(f"/moderation/help/{offer.pk}/").text
    assert "I read this and thought of you." in page
    assert '<a href="tel:116123">116 123</a>' in page
    assert moderator.display_name not in page
    assert [sign_in(user).get(f"/moderation/help/{offer.pk}/").status_code for user in (other_member, moderator)] == [
        404,
        404,
    ]


def test_the_e_mail_says_nothing_to_somebody_who_looks_over_a_shoulder(worrying, worry, member, moderator, mailoutbox):
    worry(worrying)

    offer = offer_help(worrying, "I read this and thought of you.", by=moderator)

    [email] = mailoutbox
    assert (email.to, email.subject) == ([member.email], "A few words from Juggle")
    assert f"/moderation/help/{offer.pk}/" in email.body
    assert not [words for words in (WORDS, "thought of you", "worried") if words in email.body]


def test_a_guest_reads_them_in_the_e_mail(say, worry, moderator, mailoutbox):
    comment = say(WORDS)  # ann@example.org
    worry(comment)

    offer_help(comment, "I read this and thought of you.", by=moderator)

    [email] = mailoutbox
    assert email.to == ["ann@example.org"]
    assert "I read this and thought of you." in email.body


def test_the_act_closes_the_worry_and_the_reporter_hears_only_that_it_was_read(
    worrying, worry, other_member, moderator, sign_in
):
    made = worry(worrying, text="She sounds done.")

    offer_help(worrying, "I thought of you.", by=moderator)

    made.refresh_from_db()
    page = sign_in(other_member).get(made.get_absolute_url()).text
    assert (made.outcome, made.closed_by, made.answer) == ("helped", moderator, "")
    assert "A moderator has read it. What was said to whom stays between them." in page
    assert "thought of you" not in page


def test_somebody_without_a_name_is_written_to_as_anybody(worrying, worry, member, moderator):
    Comment.objects.filter(pk=worrying.pk).update(alias="Quiet Heron")
    worrying.refresh_from_db()
    worry(worrying)

    offer = offer_help(worrying, "I thought of you.", by=moderator)

    assert Notification.objects.get(kind="help").recipient == member
    assert HelpOffer.objects.get() == offer


def test_nobody_is_written_to_who_has_left(worrying, worry, moderator):
    worry(worrying)
    Comment.objects.filter(pk=worrying.pk).update(user=None, user_name="A former member")
    worrying.refresh_from_db()

    with pytest.raises(NobodyToWriteTo):
        offer_help(worrying, "I thought of you.", by=moderator)

    assert Report.objects.open().count() == 1


def test_two_who_worry_are_one_case(worrying, worry, report, established, moderator):
    worry(worrying)
    report(worrying, by=established("Wren"), reason="worried")

    assert close_worried(worrying, ReportOutcome.DISMISSED, by=moderator) == 2
    assert close_worried(worrying, ReportOutcome.DISMISSED, by=moderator) == 0
