"""What is for one person only: what came of their report, and what a moderator wrote to them."""

import pytest
from django.test import Client

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, HelpLine, HelpOffer, Report, ReportSettings
from community.moderation.reports.closing import dismiss
from tests.factories import CommentFactory

HOSTILE = '<img src=x onerror="alert(1)">\u202e{{ 7|add:7 }}'


@pytest.fixture
def comment(article, member) -> Comment:
    return CommentFactory(target=article, member=member, body="Sounds to me like you could work at home.")


@pytest.fixture
def read(sign_in, other_member):
    """What the reporter reads of it."""
    return lambda made: sign_in(other_member).get(made.get_absolute_url()).text


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("", "A moderator hasn’t decided yet."),
        ("removed", "A moderator read the comment and removed it."),
        ("edited", "A moderator read the comment, and took out what didn’t belong there."),
        ("kept", "A moderator read the comment and left it as it is."),
        ("dismissed", "A moderator read your report and did nothing about the comment."),
        ("gone", "The comment’s writer took it back before a moderator had decided."),
    ],
)
def test_each_outcome_is_a_sentence_of_its_own(report, comment, other_member, read, outcome, words):
    made = report(comment, by=other_member)
    Report.objects.update(outcome=outcome)

    assert words in read(made)


@pytest.mark.parametrize("outcome", ["helped", "dismissed", "gone"])
def test_of_a_worry_every_outcome_is_the_same(report, comment, other_member, read, outcome):
    made = report(comment, by=other_member, reason="worried")
    Report.objects.update(outcome=outcome)

    assert "A moderator has read it. What was said to whom stays between them." in read(made)


def test_a_removal_has_the_house_rule_and_not_what_was_written_to_the_author(
    report, comment, other_member, moderator, read
):
    made = report(comment, by=other_member)
    decide(comment, Act.REMOVE, by=moderator, reason="unkind", note="Between us: enough.")

    page = read(made)

    assert "The reason: Unkind to a person." in page
    assert not [words for words in ("Between us", moderator.display_name, moderator.username) if words in page]


def test_what_the_moderator_wrote_is_text(report, comment, other_member, moderator, read):
    made = report(comment, by=other_member)
    decide(comment, Act.KEEP, by=moderator, note=HOSTILE)

    page = read(made)

    assert "&lt;img src=x" in page
    assert "<img src=x" not in page
    assert "{{ 7|add:7 }}" in page


def test_who_wrote_without_a_name_stays_so_whatever_came_of_it(report, comment, member, other_member, moderator, read):
    Comment.objects.filter(pk=comment.pk).update(alias="Quiet Heron")
    made = report(comment, by=other_member)
    before = read(made)
    dismiss(made, by=moderator)

    assert not [page for page in (before, read(made)) if member.display_name in page or member.username in page]


def test_the_place_is_named_while_one_may_read_it(report, comment, other_member, article, read):
    made = report(comment, by=other_member)
    before = read(made)
    article.unpublish()

    assert article.title in before
    assert article.title not in read(made)


def test_something_illegal_leads_to_its_number(report, comment, other_member, read):
    made = report(comment, by=other_member, reason="illegal", text="A copy.")

    assert f'href="/moderation/reports/number/?number={made.reference}"' in read(made)


def test_looking_is_all_one_can_do(report, comment, other_member, sign_in):
    made = report(comment, by=other_member)
    client = sign_in(other_member)

    assert [client.post(made.get_absolute_url()).status_code, client.head(made.get_absolute_url()).status_code] == [
        405,
        200,
    ]


def test_a_guests_report_has_no_page_for_anybody(report, comment, other_member, moderator, sign_in):
    made = report(comment, guest=other_member.email)

    assert [sign_in(user).get(made.get_absolute_url()).status_code for user in (other_member, moderator)] == [404] * 2


@pytest.fixture
def offer(comment, moderator) -> HelpOffer:
    return HelpOffer.objects.create(comment=comment, words=HOSTILE, by=moderator)


def test_words_of_help_are_text_and_come_with_what_the_site_says(offer, member, sign_in):
    settings = ReportSettings.load()
    settings.words_of_help = "You needn’t manage alone."
    settings.save()
    HelpLine.objects.create(settings=settings, country="Ireland", name="<b>Samaritans</b>", phone="+353 (116) 123")

    page = sign_in(member).get(offer.get_absolute_url()).text

    assert "You needn’t manage alone." in page
    assert 'href="tel:+353116123"' in page
    assert "&lt;b&gt;Samaritans&lt;/b&gt;" in page
    assert "<img src=x" not in page


def test_nobody_else_opens_them(offer, other_member, administrator, author, sign_in):
    people = (other_member, administrator, author)

    assert [sign_in(user).get(offer.get_absolute_url()).status_code for user in people] == [404] * 3
    assert Client().get(offer.get_absolute_url())["Location"].startswith("/account/login/")


def test_of_a_guests_comment_nobody_opens_them_here(offer, member, comment, sign_in):
    Comment.objects.filter(pk=comment.pk).update(user=None, user_email=member.email)

    assert sign_in(member).get(offer.get_absolute_url()).status_code == 404
    assert Client().get(offer.get_absolute_url()).status_code == 302


def test_one_that_is_not_there_looks_like_somebody_elses(offer, other_member, sign_in):
    client = sign_in(other_member)
    someones, none = client.get(offer.get_absolute_url()), client.get("/moderation/help/999999/")

    assert (someones.status_code, none.status_code) == (404, 404)


def test_only_the_reporter_reads_what_came_of_it(comment, member, other_member, moderator, sign_in, report):
    made = report(comment, by=other_member)
    address = made.get_absolute_url()

    assert sign_in(other_member).get(address).status_code == 200
    assert [sign_in(user).get(address).status_code for user in (member, moderator)] == [404, 404]
    assert Client().get(address).status_code == 302
