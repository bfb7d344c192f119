"""What the checks beside the editor look for in the preview, besides what Wagtail looks for itself.

Wagtail runs axe on the page as readers will see it. It cannot be given new questions in code of our own, so each of
these marks a place that is wrong whenever it is there: the rule's selector finds it, and its check never passes.
"""

from typing import Any

from wagtail.admin.userbar import ContentCheckerItem

from blog.paragraphs import MOST_WORDS

#: Passes for an element with an `aria-label`; none of those that are looked for has one.
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
    ]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        rule("missing-alternative", "main img[alt='']"),
        rule("long-paragraph", "[data-too-long]"),
        rule("empty-link", "[data-empty-link]"),
        rule("link-to-nowhere", "main .prose a:not([href])"),
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
            "help_text": f"Divide it: more than {MOST_WORDS} words fill the screen of a phone",
        },
        "link-name": EMPTY_LINK_MESSAGE,
        "empty-link": EMPTY_LINK_MESSAGE,
        "link-to-nowhere": {
            "error_name": "A link that leads nowhere",
            "help_text": "The page it led to is gone: choose another, or take the link away",
        },
    }


def use_article_checks(request: Any, items: list[Any], page: Any) -> None:
    """In the place of Wagtail's own."""
    items[:] = [
        ArticleChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items
    ]
