import pytest

from community.spam.evidence import invitations
from community.spam.evidence.phrases import evidence_from_rules
from community.spam.normalise import normalise_comment


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("E-mail me for more details", ["invitation/write-for-more", "invitation/write-to-me"]),
        ("message us if you're interested", ["invitation/write-for-more"]),
        ("I can help, write to me", ["invitation/write-to-me"]),
        ("Contact him on this number", ["invitation/write-to-me"]),
        ("check out my new website", ["invitation/my-sites"]),
        ("I have my two sites now", ["invitation/my-sites"]),
        ("Click here, or the link in my bio", ["invitation/click"]),
    ],
)
def test_invitations_are_found(text, names) -> None:
    assert [one.name for one in evidence_from_rules(invitations.RULES, normalise_comment(text))] == names


@pytest.mark.parametrize(
    "text",
    [
        "HR would e-mail me at night.",
        "They never contact me about shifts.",
        "Write to the council, not to the school.",
        "I wrote about it on my blog last year.",
        "Her school asked me to call her teacher on Monday.",
    ],
)
def test_talk_of_letters_and_pages_passes(text) -> None:
    assert list(evidence_from_rules(invitations.RULES, normalise_comment(text))) == []
