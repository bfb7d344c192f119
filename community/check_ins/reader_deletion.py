"""What goes when somebody leaves, and what goes by itself."""

from datetime import datetime

from community.members.models import User

from .answer_encryption import pseudonyms_of
from .models import AnswerDraft, AnswerRound, CountedReader


def forget_reader(member: User) -> None:
    """Everything they answered. The sums stay: nobody can be found in them."""
    AnswerRound.objects.of(member).delete()
    AnswerDraft.objects.of(member).delete()
    CountedReader.objects.filter(pseudonym__in=pseudonyms_of(member.pk)).delete()


def purge_answer_drafts(before: datetime) -> int:
    """What somebody began to answer and did not go on with."""
    return AnswerDraft.objects.filter(saved_on__lt=before.date()).delete()[0]
