from community.members.standing import Standing
from community.spam.judge import judge
from community.spam.verdicts import Circumstances, Outcome

KIND_WORDS = "Ours sends a photo at nap time, and it carries me through the afternoon."


def verdict(text: str = KIND_WORDS, *, standing: Standing = Standing.TRUSTED, is_read_first: bool = True):
    circumstances = Circumstances(
        standing=standing, seconds_to_write=60, honeypot="", copies=0, is_read_first=is_read_first
    )
    return judge(text, name="Jonas", circumstances=circumstances)


def test_every_comment_waits_and_moderators_see_why():
    found = verdict()

    assert found.outcome is Outcome.HOLD
    assert [(one.name, one.weight, one.explanation) for one in found.evidence] == [
        ("read-first", 0.0, "In this conversation a moderator reads every comment first.")
    ]


def test_it_says_nothing_against_the_comment():
    assert verdict().score == verdict(is_read_first=False).score == 0
    assert verdict().without("read-first") is Outcome.PUBLISH


def test_also_what_would_otherwise_speak_for_itself_waits():
    assert verdict("Beware of these offers, they are a scam.").outcome is Outcome.HOLD


def test_staff_do_not_wait_for_themselves():
    assert verdict(standing=Standing.STAFF).outcome is Outcome.PUBLISH


def test_elsewhere_nothing_changes():
    assert verdict(is_read_first=False).outcome is Outcome.PUBLISH
