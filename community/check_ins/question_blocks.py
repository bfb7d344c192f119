"""What an author puts a check-in together from, in the CMS: themes, their questions, and what a result says."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks import StreamBlockValidationError

from .questionnaire import MAX_QUESTIONS

RESULT_FEATURES = ["bold", "italic", "link", "ul"]
LOW, MIDDLE, HIGH, LOWEST = "low", "middle", "high", "lowest"
WHEN = [
    (LOWEST, "when this theme is the lowest of all"),
    (LOW, "when it’s low: below 2.5"),
    (MIDDLE, "when it’s in the middle: 2.5 to 3.7"),
    (HIGH, "when it’s high: 3.8 or more"),
]
IS_HEAVY = "A high answer is the heavy side"
CHANGED = "This asks something else than before"
HOW_CHANGED = (
    "Better words for the same question keep readers’ lines in the curve: leave this empty. Tick it when the old "
    "answers don’t fit the new question: it then starts a new line."
)


class QuestionBlock(blocks.StructBlock):
    words = blocks.CharBlock(max_length=200, label="Question")
    help = blocks.CharBlock(max_length=300, required=False, label="A sentence below it")


class ScaleBlock(QuestionBlock):
    low = blocks.CharBlock(max_length=40, default="Not at all", label="Words at 1")
    high = blocks.CharBlock(max_length=40, default="Completely", label="Words at 5")
    is_heavy = blocks.BooleanBlock(required=False, label=IS_HEAVY, help_text="“How often do you lie awake?”")
    asks_something_else = blocks.BooleanBlock(required=False, label=CHANGED, help_text=HOW_CHANGED)

    class Meta:
        icon = "order"
        label = "Scale from 1 to 5"


class ChoiceOfOneBlock(QuestionBlock):
    options = blocks.ListBlock(blocks.CharBlock(max_length=100, label="Answer"), min_num=2, max_num=7)
    asks_something_else = blocks.BooleanBlock(required=False, label=CHANGED, help_text=HOW_CHANGED)

    class Meta:
        icon = "radio-full"
        label = "Choice"


class YesNoBlock(QuestionBlock):
    asks_something_else = blocks.BooleanBlock(required=False, label=CHANGED, help_text=HOW_CHANGED)

    class Meta:
        icon = "check"
        label = "Yes or no"


class ShortTextBlock(QuestionBlock):
    asks_something_else = blocks.BooleanBlock(required=False, label=CHANGED, help_text=HOW_CHANGED)

    class Meta:
        icon = "pilcrow"
        label = "A short text"


class ThemeQuestionsBlock(blocks.StreamBlock):
    """The names are the kinds of questions in `questionnaire`."""

    scale = ScaleBlock()
    choice = ChoiceOfOneBlock()
    yes_no = YesNoBlock()
    short_text = ShortTextBlock()

    class Meta:
        min_num = 1
        max_num = MAX_QUESTIONS


class ResultTextValue(blocks.StructValue):
    @property
    def when_in_words(self) -> str:
        return dict(WHEN).get(self["when"], "")


class ResultTextBlock(blocks.StructBlock):
    when = blocks.ChoiceBlock(choices=WHEN)
    text = blocks.RichTextBlock(
        features=RESULT_FEATURES,
        help_text="What stands out, and what to read: link to articles and discussions in the text.",
    )
    try_this = blocks.CharBlock(max_length=200, required=False, label="One small thing to try")

    class Meta:
        value_class = ResultTextValue


class ThemeBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60)
    questions = ThemeQuestionsBlock()
    results = blocks.ListBlock(ResultTextBlock(label="What the result says"), min_num=0, max_num=4)

    class Meta:
        icon = "list-ul"
        label = "Theme"


class ThemesBlock(blocks.StreamBlock):
    theme = ThemeBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        count = sum(len(theme.value["questions"]) for theme in cleaned)
        if count > MAX_QUESTIONS and not self.is_deferred_validation:
            raise StreamBlockValidationError(
                non_block_errors=[
                    ValidationError(
                        f"There are {count} questions. Keep {MAX_QUESTIONS}: it’s three minutes, on a phone."
                    )
                ]
            )
        return cleaned
