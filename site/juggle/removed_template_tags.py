"""In place of the comment packages' tag libraries: each tag says what to use instead.

They show what our rows do not keep (`order`) or what is not public: `get_last_xtdcomments` also returns held comments,
the tree loses replies, and all of them name the writer of an anonymous comment. See docs/decisions/0002.
"""

from typing import NoReturn

from django.template import Library, TemplateSyntaxError
from django.template.base import Parser, Token
from django_comments.templatetags import comments
from django_comments_xtd.templatetags import comments_xtd

register = Library()


def refuse(parser: Parser, token: Token) -> NoReturn:
    raise TemplateSyntaxError(
        f"{token.contents.split()[0]} is a tag of the comments package, which does not know our comments. Use "
        "{% conversation page %} of conversation_tags; docs/decisions/0002 says why."
    )


for name in {**comments.register.tags, **comments_xtd.register.tags}:
    register.tag(name, refuse)
