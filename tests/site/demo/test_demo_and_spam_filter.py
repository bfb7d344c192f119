from collections import Counter

from community.members.standing import Standing
from community.spam.judge import judge
from community.spam.verdicts import Circumstances, Outcome
from demo.loading.content_files import read_comments

#: Somebody with one approved comment, whose allowances do not matter: no gate is asked.
KNOWN = Circumstances(Standing.ESTABLISHED, seconds_to_write=None, honeypot="", copies=0)


def test_of_the_demos_honest_comments_one_at_most_waits_and_none_is_rejected() -> None:
    """On a new site, by what the texts say alone: the demo is no part of what the filter learned from."""
    texts = [row["text"] for row in read_comments() if row.get("status") != "spam"]
    verdicts = [judge(text, name="", circumstances=KNOWN) for text in texts]
    scores = Counter("rejected" if one.outcome is Outcome.REJECT else one.score >= 0 for one in verdicts)

    assert scores["rejected"] == 0
    assert scores[True] <= 1
    assert scores[False] > 100
