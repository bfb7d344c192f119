"""What goes on at the site stands in a digest once, and not if the member had an e-mail about it before."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.members.time_zone import set_zone
from community.notifications.emails.digest import send_digests
from community.notifications.models import Notification, Preferences
from tests.community.notifications.sent_emails import arrived, html_of, run_at, text_of
from tests.factories import UserFactory
from tests.things.models import Thing

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 3, 20, 30, tzinfo=UTC)


@pytest.fixture
def reader():
    """reader("ida"): a member in UTC who wants the site's news daily."""

    def reader(name: str, **chosen):
        someone = UserFactory(username=name)
        set_zone(someone, "UTC")
        with time_machine.travel(NOON - timedelta(days=1), tick=False):
            Preferences.objects.create(member=someone, **{"email_site": "daily", **chosen})
        return someone

    return reader


@pytest.fixture
def lively(say) -> Thing:
    thing = Thing.objects.create(title="Lively")
    with time_machine.travel(NOON, tick=False):
        for number in range(3):
            say(f"words {number}", about=thing)
    return thing


def tell(member, thing: Thing, kind: str = "new", **more) -> Notification:
    with time_machine.travel(NOON, tick=False):
        return Notification.objects.create(recipient=member, subject=thing, kind=kind, **more)


def rows(mail_server) -> list[str]:
    return [line for line in text_of(mail_server).splitlines() if line.startswith("* ")]


def test_what_is_new_for_the_member_is_not_repeated_below(mail_server, reader, lively):
    tell(reader("ida"), lively)

    run_at(EVENING)

    assert rows(mail_server) == ["* Lively"]
    assert ("A new article" in text_of(mail_server), "People are talking" in text_of(mail_server)) == (True, False)


def test_nor_is_the_conversation_in_which_somebody_answered(mail_server, reader, lively, say, other_member):
    ida = reader("ida", email_reply="daily")
    with time_machine.travel(NOON, tick=False):
        answer = say("At seven.", by=other_member, to=say("When?", by=ida, about=lively), about=lively)
        Notification.objects.create(recipient=ida, comment=answer, kind="reply")

    run_at(EVENING)

    assert rows(mail_server) == ["* Lively"]
    assert "People are talking" not in text_of(mail_server)


@pytest.mark.parametrize("emailed_in", ["at-once", "digest"])
def test_nor_what_was_e_mailed_before_and_then_nothing_is_sent(mail_server, reader, lively, emailed_in):
    tell(reader("ida"), lively, emailed_at=NOON, emailed_in=emailed_in)

    run_at(EVENING)

    assert arrived(mail_server) == []


def test_an_e_mail_about_a_comment_there_is_none_about_the_page(mail_server, reader, lively, say):
    ida = reader("ida")
    Notification.objects.create(recipient=ida, comment=say("words"), kind="followed", emailed_at=NOON)

    run_at(EVENING)

    assert rows(mail_server) == ["* Lively"]


def test_what_somebody_else_was_mailed_is_news_for_the_others(mail_server, reader, lively):
    tell(reader("ida"), lively, emailed_at=NOON, emailed_in="at-once")
    reader("noor")

    run_at(EVENING)

    assert [address for address, _ in arrived(mail_server)] == ["noor@example.org"]


def test_something_else_with_the_same_key_is_not_taken_for_it(mail_server, reader, lively):
    ida = reader("ida")
    other = ContentType.objects.get_for_model(Preferences)
    Notification.objects.create(
        recipient=ida, content_type=other, object_id=lively.pk, kind="new", emailed_at=NOON, read_at=NOON
    )

    run_at(EVENING)

    assert rows(mail_server) == ["* Lively"]


@pytest.mark.parametrize(("wanted", "queries"), [("off", 0), ("daily", 1)])
def test_it_costs_one_query_for_a_batch_in_which_somebody_wants_it(reader, lively, queued, wanted, queries):
    for number in range(5):
        tell(reader(f"reader-{number}", email_site=wanted), Thing.objects.create(title=f"{number}"))

    with CaptureQueriesContext(connection) as captured:
        assert send_digests(EVENING) == 5

    asked = [one["sql"] for one in captured if "NOT" in one["sql"] and '"object_id" IN' in one["sql"]]
    assert len(asked) == queries


def test_both_parts_say_how_much_is_new_and_the_words(mail_server, reader, say, other_member, lively):
    ida = reader("ida", email_reply="daily", email_site="off")
    with time_machine.travel(NOON, tick=False):
        answer = say("*Bath* at seven.", by=other_member, to=say("When?", by=ida))
        Notification.objects.create(recipient=ida, comment=answer, kind="reply")
    tell(ida, lively)

    run_at(EVENING)

    assert "Since the last one: 1 to you, 1 new in what you follow." in text_of(mail_server)
    assert "  Beatriz Nogueira answered you\n  “Bath at seven.”\n  http://testserver" in text_of(mail_server)
    html = html_of(mail_server)
    assert "Since the last one: <strong>1 to you</strong>, <strong>1 new</strong> in what you follow." in html
    assert "“Bath at seven.”" in html


@pytest.mark.parametrize(("kind", "told"), [("reply", "1 to you."), ("followed", "1 new in what you follow.")])
def test_of_one_sort_alone_the_other_is_not_named(mail_server, reader, say, other_member, kind, told):
    ida = reader("ida", email_reply="daily")
    with time_machine.travel(NOON, tick=False):
        Notification.objects.create(recipient=ida, comment=say("words", by=other_member), kind=kind)

    run_at(EVENING)

    assert f"Since the last one: {told}\n" in text_of(mail_server)
