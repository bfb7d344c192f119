import pytest

from transfer.encoding.mojibake import repaired
from transfer.encoding.post_repair import repair_post
from transfer.imported import ImportedCategory, ImportedComment, ImportedPost


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("donâ€™t", "don’t"),
        ("schÃ¶n und schön", "schön und schön"),
        ("πŸ™‚ smile", "🙂 smile"),
        ("β€œHelloβ€\x9d he said", "“Hello” he said"),
        ("β€œHelloβ€, he said", "“Hello”, he said"),
        ("Καλημέρα, β€œφίλεβ€", "Καλημέρα, “φίλε”"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚ мир", "привет мир"),
    ],
)
def test_what_is_certain_is_repaired(broken: str, right: str) -> None:
    assert repaired(broken) == right


@pytest.mark.parametrize(
    "right",
    [
        "It’s fine: “ok”, naïve café … – 5 € £ πr²",
        "日本語のテキスト。「はい」",
        "普通话文本，好。",
        "한국어 텍스트",
        "Русский текст «да»",
        "Українська мова, ї",
        "Ελληνικό κείμενο «ΑΒ» · 5 € ½, ΤΌΝΟΣ",
        "עברית ״טקסט״",
        "العربية نصّ، ؟",
        "हिन्दी पाठ",
        "ไทย ข้อความ",
        "Tiếng Việt đẹp quá",
        "Türkçe İğne ığdır",
        "Íslenska ÞÆÐ, Português NÃO É AÇÃO",
        "ქართული ტექსტი",
        "தமிழ் உரை",
        "🙂 👩‍👩‍👧 ¯\\_(ツ)_/¯",
        "&amp; &eacute; ﬁ ＡＢ “curly” 'straight'",
    ],
)
def test_what_is_right_is_never_touched(right: str) -> None:
    assert repaired(right) == right


def test_every_text_of_a_post_is_repaired_and_listed() -> None:
    post = ImportedPost(
        "1",
        title="donâ€™t",
        content="A cafÃ© and a cafÃ©",
        tags=["cafÃ©"],
        categories=[ImportedCategory("x", "cafÃ©")],
        footnotes={"a": "cafÃ©"},
        comments=[ImportedComment("1", "isnâ€™t", name="ZoÃ«")],
    )

    said = repair_post(post)

    assert (post.title, post.content, post.tags, post.footnotes) == (
        "don’t",
        "A café and a café",
        ["café"],
        {"a": "café"},
    )
    assert post.categories == [ImportedCategory("x", "café")]
    assert (post.comments[0].text, post.comments[0].name) == ("isn’t", "Zoë")
    assert said == [
        "Repaired: “donâ€™t” → “don’t”",
        "Repaired: “cafÃ©” → “café”",
        "Repaired: “isnâ€™t” → “isn’t”",
        "Repaired: “ZoÃ«” → “Zoë”",
    ]


def test_a_text_that_is_all_broken_is_not_listed_word_by_word() -> None:
    assert repair_post(ImportedPost("1", content=" ".join(f"Ã©{number}" for number in range(8))))[-1] == (
        "Repaired: 3 more words of the same text"
    )
