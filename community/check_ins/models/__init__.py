"""The tables of check-ins: what is asked, and what was answered. Whose answers they are is in none of them."""

from .answer_draft import AnswerDraft as AnswerDraft
from .answer_round import AnswerRound as AnswerRound
from .check_in import CheckIn as CheckIn
from .check_in_reminder import CheckInReminder as CheckInReminder
from .check_in_version import CheckInVersion as CheckInVersion
from .question_total import CountedReader as CountedReader
from .question_total import QuestionTotal as QuestionTotal
