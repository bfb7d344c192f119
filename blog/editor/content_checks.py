"""Rules of ours for Wagtail's accessibility checker, which runs axe on the preview of an article.

axe takes no code for a new check. So each rule has a selector that finds only elements that are wrong, and a check that
never passes. Where the mistake cannot be seen by a selector, the server marks the element (docs/features/articles.md).
"""

from typing import Any

from wagtail.admin.userbar import ContentCheckerItem

from blog.editor.long_paragraphs import MAX_WORDS_IN_PARAGRAPH

#: A check of axe that passes for elements with an `aria-label`. None of the elements selected below has one.
NEVER_PASSES = ["aria-label"]


EMPTY_LINK_MESSAGE = {
    "error_name": "A link without words",
    "help_text": "Write what one finds there, or take the link away",
}


def rule(name: str, selector: str) -> dict[str, Any]:
    return {
        "id": name,
        "impact": "serious",
        "selector": selector,
        "tags": ["best-practice"],
        "any": NEVER_PASSES,
        "enabled": True,
    }


class ArticleChecks(ContentCheckerItem):
    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "missing-alternative",
        "long-paragraph",
        "empty-link",
        "link-to-nowhere",
        "unknown-citation",
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        rule("missing-alternative", "main img[alt='']"),
        rule("long-paragraph", "[data-too-long]"),
        rule("empty-link", "[data-empty-link]"),
        rule("link-to-nowhere", "main .prose a:not([href])"),
        rule("unknown-citation", "[data-unknown-citation]"),
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        "image-alt": {
            "error_name": "A picture without alternative text",
            "help_text": "Say what it shows, for people who cannot see it",
        },
        "missing-alternative": {
            "error_name": "A picture without alternative text",
            "help_text": "Say what it shows, for people who cannot see it",
        },
        "long-paragraph": {
            "error_name": "A very long paragraph",
            "help_text": f"Divide it: more than {MAX_WORDS_IN_PARAGRAPH} words fill the screen of a phone",
        },
        "link-name": EMPTY_LINK_MESSAGE,
        "empty-link": EMPTY_LINK_MESSAGE,
        "link-to-nowhere": {
            "error_name": "A link that leads nowhere",
            "help_text": "The page it led to is gone: choose another, or take the link away",
        },
        "unknown-citation": {
            "error_name": "A citation without its source",
            "help_text": "No reference or footnote here has this key: add one, or correct the key",
        },
    }


def use_article_checks(request: Any, items: list[Any], page: Any) -> None:
    """A hook for the user bar: replaces Wagtail's own item."""
    items[:] = [
        ArticleChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
