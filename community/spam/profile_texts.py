"""The filter reads what members write about themselves. A profile cannot wait for a moderator, so what would wait is
refused with a sentence, and stays in the form."""

from community.comments.comment_queries import current_standing
from community.members.models import User
from community.members.standing import Standing

from .judge import judge
from .model_in_use import model_in_use
from .verdicts import Circumstances, Outcome

LEADS_AWAY = (
    "This has more links or contact details than can stand here {when}. Please take some out; the rest is still here."
)
WHEN = {
    Standing.NEW: "before a comment of yours was approved",
    Standing.ESTABLISHED: "before a few more comments of yours were approved",
}
LOOKS_LIKE_SPAM = "Our filter takes this for advertising. Please say it in other words; it is still here."


def problem_with_profile_text(member: User, name: str, about: str) -> str:
    """What is wrong with it, for the member; "" if nothing is. Known members may say what a moderator would read."""
    if not about:
        return ""
    standing = current_standing(member)
    circumstances = Circumstances(standing, seconds_to_write=None, honeypot="", copies=0)
    used = model_in_use()
    verdict = judge(about, name=name, circumstances=circumstances, model=used.model, settings=used.settings)
    if any(gate.name in ("links", "contacts") for gate in verdict.gates):
        return LEADS_AWAY.format(when=WHEN.get(standing, "at once"))
    is_doubtful = standing is Standing.NEW and verdict.score >= verdict.thresholds.hold
    return LOOKS_LIKE_SPAM if verdict.outcome is Outcome.REJECT or is_doubtful else ""
