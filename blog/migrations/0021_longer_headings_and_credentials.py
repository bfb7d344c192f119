import django.core.validators
import wagtail.fields
from django.db import migrations, models

import blog.blocks.event


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0020_add_topic_settings_and_content_note"),
    ]

    operations = [
        migrations.AddField(
            model_name="authorprofile",
            name="credentials",
            field=models.CharField(
                blank=True,
                help_text="In one line, at the end of your articles: “Software developer, Leeds. Mother of two.”",
                max_length=120,
            ),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("heading", 1),
                    ("subheading", 2),
                    ("picture", 7),
                    ("gallery", 10),
                    ("quote", 13),
                    ("callout", 16),
                    ("steps", 19),
                    ("checklist", 22),
                    ("comparison", 27),
                    ("questions", 31),
                    ("embed", 34),
                    ("event", 45),
                    ("related", 48),
                    ("references", 54),
                    ("footnotes", 59),
                ],
                block_lookup={
                    0: ("blog.blocks.text.TextBlock", (), {"features": ["bold", "italic", "link", "ol", "ul"]}),
                    1: ("blog.blocks.text.HeadingBlock", (), {"max_length": 200}),
                    2: ("blog.blocks.text.SubheadingBlock", (), {"max_length": 200}),
                    3: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Picture"}),
                    4: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the picture shows, for people who cannot see it.",
                            "label": "Alternative text",
                            "max_length": 200,
                        },
                    ),
                    5: ("wagtail.blocks.CharBlock", (), {"max_length": 300, "required": False}),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "Who took or drew it.", "max_length": 150, "required": False},
                    ),
                    7: (
                        "wagtail.blocks.StructBlock",
                        [[("image", 3), ("alternative", 4), ("caption", 5), ("credit", 6)]],
                        {},
                    ),
                    8: ("wagtail.blocks.ListBlock", (7,), {"max_num": 12, "min_num": 2}),
                    9: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "About all of them together.", "max_length": 300, "required": False},
                    ),
                    10: ("wagtail.blocks.StructBlock", [[("pictures", 8), ("caption", 9)]], {}),
                    11: ("wagtail.blocks.TextBlock", (), {"label": "Quote", "rows": 3}),
                    12: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who said or wrote it", "max_length": 150, "required": False},
                    ),
                    13: ("wagtail.blocks.StructBlock", [[("text", 11), ("attribution", 12)]], {}),
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": [("note", "Note"), ("tip", "Tip"), ("warning", "Warning")]},
                    ),
                    15: ("wagtail.blocks.RichTextBlock", (), {"features": ["bold", "italic", "link", "ol", "ul"]}),
                    16: ("wagtail.blocks.StructBlock", [[("kind", 14), ("text", 15)]], {}),
                    17: ("wagtail.blocks.RichTextBlock", (), {"features": ["bold", "italic", "link"], "label": "Step"}),
                    18: ("wagtail.blocks.ListBlock", (17,), {"min_num": 2}),
                    19: ("wagtail.blocks.StructBlock", [[("steps", 18)]], {}),
                    20: ("wagtail.blocks.RichTextBlock", (), {"features": ["bold", "italic", "link"], "label": "Item"}),
                    21: ("wagtail.blocks.ListBlock", (20,), {"min_num": 2}),
                    22: ("wagtail.blocks.StructBlock", [[("items", 21)]], {}),
                    23: ("wagtail.blocks.CharBlock", (), {"required": False}),
                    24: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {"features": ["bold", "italic", "link"], "label": "Text with links", "required": False},
                    ),
                    25: (
                        "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                        [[("text", 23), ("formatted", 24)]],
                        {},
                    ),
                    26: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {"default": True, "label": "The first column says what each row is about", "required": False},
                    ),
                    27: ("wagtail.blocks.StructBlock", [[("table", 25), ("rows_have_headings", 26)]], {}),
                    28: ("wagtail.blocks.CharBlock", (), {"max_length": 200}),
                    29: ("wagtail.blocks.StructBlock", [[("question", 28), ("answer", 15)]], {}),
                    30: ("wagtail.blocks.ListBlock", (29,), {"min_num": 1}),
                    31: ("wagtail.blocks.StructBlock", [[("questions", 30)]], {}),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "YouTube and Vimeo play on the page, once a reader asks for it; anything else becomes a link.",
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^ftps?:",
                                    "Only addresses that begin with https:// or http://.",
                                    code="web",
                                    inverse_match=True,
                                )
                            ],
                        },
                    ),
                    33: ("wagtail.blocks.CharBlock", (), {"help_text": "What readers find there.", "max_length": 150}),
                    34: ("wagtail.blocks.StructBlock", [[("address", 32), ("title", 33)]], {}),
                    35: ("wagtail.blocks.CharBlock", (), {"max_length": 150}),
                    36: ("wagtail.blocks.DateBlock", (), {"label": "First day"}),
                    37: (
                        "wagtail.blocks.TimeBlock",
                        (),
                        {"help_text": "By the clock of the place below.", "label": "Begins at", "required": False},
                    ),
                    38: (
                        "wagtail.blocks.DateBlock",
                        (),
                        {"help_text": "Left empty, it is the same day.", "label": "Last day", "required": False},
                    ),
                    39: ("wagtail.blocks.TimeBlock", (), {"label": "Ends at", "required": False}),
                    40: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": blog.blocks.event.time_zones, "label": "Time zone"},
                    ),
                    41: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "A street, a room, or “online”.", "max_length": 200, "required": False},
                    ),
                    42: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "“Free”, or “€5 at the door”.", "max_length": 80, "required": False},
                    ),
                    43: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "required": False,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^ftps?:",
                                    "Only addresses that begin with https:// or http://.",
                                    code="web",
                                    inverse_match=True,
                                )
                            ],
                        },
                    ),
                    44: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Left empty: “About it, and how to come”.",
                            "label": "Words on the button",
                            "max_length": 60,
                            "required": False,
                        },
                    ),
                    45: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 35),
                                ("starts_on", 36),
                                ("starts_at", 37),
                                ("ends_on", 38),
                                ("ends_at", 39),
                                ("zone", 40),
                                ("place", 41),
                                ("price", 42),
                                ("link", 43),
                                ("link_text", 44),
                            ]
                        ],
                        {},
                    ),
                    46: ("wagtail.blocks.PageChooserBlock", (), {"page_type": ["blog.ArticlePage"]}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"max_num": 6, "min_num": 1}),
                    48: ("wagtail.blocks.StructBlock", [[("articles", 47)]], {}),
                    49: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "clark-2000 is cited by [@clark-2000].",
                            "max_length": 40,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^[a-z0-9][a-z0-9-]*\\Z",
                                    "Use small letters, digits and dashes only, such as clark-2000.",
                                )
                            ],
                        },
                    ),
                    50: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "“Clark, 2000”. Left empty, the text shows the number in this list.",
                            "label": "In the text",
                            "max_length": 80,
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {"features": ["bold", "italic", "link"], "label": "Reference"},
                    ),
                    52: ("wagtail.blocks.StructBlock", [[("key", 49), ("short", 50), ("text", 51)]], {}),
                    53: ("wagtail.blocks.ListBlock", (52,), {"label": "References", "min_num": 1}),
                    54: ("wagtail.blocks.StructBlock", [[("items", 53)]], {}),
                    55: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "hours is called by [^hours].",
                            "max_length": 40,
                            "validators": [
                                django.core.validators.RegexValidator(
                                    "^[a-z0-9][a-z0-9-]*\\Z",
                                    "Use small letters, digits and dashes only, such as clark-2000.",
                                )
                            ],
                        },
                    ),
                    56: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {"features": ["bold", "italic", "link"], "label": "Footnote"},
                    ),
                    57: ("wagtail.blocks.StructBlock", [[("key", 55), ("text", 56)]], {}),
                    58: ("wagtail.blocks.ListBlock", (57,), {"label": "Footnotes", "min_num": 1}),
                    59: ("wagtail.blocks.StructBlock", [[("items", 58)]], {}),
                },
            ),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="description",
            field=models.TextField(
                help_text="What it is about, in a sentence or two; shown below the title and in lists.",
                max_length=300,
                verbose_name="standfirst",
            ),
        ),
    ]
