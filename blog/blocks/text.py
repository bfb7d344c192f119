"""Text, headings, quotes, call-outs, questions."""

from wagtail import blocks

from .preview_values import preview_from

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]
INLINE_FEATURES = ["bold", "italic", "link"]


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = "Text"
        group = "Text"
        description = "Paragraphs, lists, links. [@key] cites one of the references, [^key] leads to a footnote."
        template = "blog/blocks/text.html"
        preview_value = preview_from("text")


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "Heading"
        group = "Text"
        description = "Begins a section. A number in front (“1. Monday”) makes it numbered; the count is ours."
        template = "blog/blocks/heading.html"
        preview_value = "What the week looked like"


class SubheadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "Heading within a section"
        group = "Text"
        description = "A smaller heading, below the heading of its section."
        template = "blog/blocks/subheading.html"
        preview_value = "Monday morning"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Quote", rows=3)
    attribution = blocks.CharBlock(required=False, max_length=150, label="Who said or wrote it")

    class Meta:
        icon = "openquote"
        label = "Quote"
        group = "Text"
        description = "Somebody else's words, and whose they are."
        template = "blog/blocks/quote.html"
        preview_value = {"text": "You had seven months of every breakfast.", "attribution": "Siân"}


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=[("note", "Note"), ("tip", "Tip"), ("warning", "Warning")], default="note")
    text = blocks.RichTextBlock(features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = "Call-out"
        group = "Text"
        description = "A note, a tip or a warning, set apart from the text."
        template = "blog/blocks/callout.html"
        preview_value = preview_from("callout")


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=200)
    answer = blocks.RichTextBlock(features=TEXT_FEATURES)


class QuestionsBlock(blocks.StructBlock):
    questions = blocks.ListBlock(QuestionBlock(), min_num=1)

    class Meta:
        icon = "help"
        label = "Questions and answers"
        group = "Lists and tables"
        description = "Questions readers ask; each answer opens when it is wanted."
        template = "blog/blocks/questions.html"
        preview_value = preview_from("questions")
