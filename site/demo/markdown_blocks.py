"""Turns the Markdown of the demo's articles into blocks of a StreamField."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from wagtail.images.models import AbstractImage

from blog.blocks import BodyBlock

from . import fenced_blocks

ATTRIBUTION = "\n— "
BLOCKS = BodyBlock().child_blocks


class RichText(RendererHTML):
    """Renders HTML as Wagtail's editor saves it; a link to `article:slug` becomes a link to that page."""

    TAGS = {"strong": "b", "em": "i"}

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        token.tag = self.TAGS.get(token.tag, token.tag)
        scheme, _, slug = str(token.attrs.get("href", "")).partition(":")
        if scheme == "article":
            token.attrs = {"linktype": "page", "id": env["pages"][slug]}
        return super().renderToken(tokens, idx, options, env)


MARKDOWN = MarkdownIt("zero", renderer_cls=RichText).enable(
    ["heading", "list", "blockquote", "emphasis", "link", "image"]
)


def to_rich_text(text: str, *, pages: Mapping[str, int]) -> str:
    return str(MARKDOWN.render(text, {"pages": pages})).strip()


def to_blocks(text: str, *, pages: Mapping[str, int], pictures: Mapping[str, AbstractImage]) -> list[tuple[str, Any]]:
    """Return (name, value) of each block: fenced blocks, headings, quotes, pictures, and one text between them."""
    context = fenced_blocks.RenderContext(lambda words: to_rich_text(words, pages=pages), pages, pictures)
    blocks: list[tuple[str, Any]] = []
    for between, found in fenced_blocks.split_blocks(text):
        blocks += to_plain_blocks(between, pages=pages, pictures=pictures)
        if found:
            block = BLOCKS[found["name"]]
            blocks.append((found["name"], block.to_python(fenced_blocks.raw_value(found, context))))
    return blocks


def to_plain_blocks(
    text: str, *, pages: Mapping[str, int], pictures: Mapping[str, AbstractImage]
) -> list[tuple[str, Any]]:
    blocks: list[tuple[str, Any]] = []
    for part in parts_of(MARKDOWN.parse(text)):
        if part[0].type == "heading_open":
            blocks.append(("heading" if part[0].tag == "h2" else "subheading", part[1].content))
        elif part[0].type == "blockquote_open":
            blocks.append(("quote", quote(part)))
        elif image := lone_image(part):
            blocks.append(("picture", picture(image, pictures)))
        else:
            html = MARKDOWN.renderer.render(part, MARKDOWN.options, {"pages": pages}).strip()
            if blocks and blocks[-1][0] == "text":
                html = blocks.pop()[1] + html
            blocks.append(("text", html))
    return blocks


def parts_of(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each paragraph, list, heading or quote."""
    part: list[Token] = []
    depth = 0
    for token in tokens:
        part.append(token)
        depth += token.nesting
        if depth == 0:
            yield part
            part = []


def quote(part: list[Token]) -> dict[str, str]:
    paragraphs = [plain(token) for token in part if token.type == "inline"]
    text, _, attribution = "\n\n".join(paragraphs).partition(ATTRIBUTION)
    return {"text": text, "attribution": attribution}


def plain(inline: Token) -> str:
    return "".join(token.content for token in inline.children or [])


def lone_image(part: list[Token]) -> Token | None:
    children = (part[1].children or []) if len(part) == 3 else []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def picture(image: Token, pictures: Mapping[str, AbstractImage]) -> dict[str, Any]:
    name = str(image.attrs["src"]).removeprefix("picture:")
    return {"image": pictures[name], "alternative": image.content, "caption": str(image.attrs.get("title", ""))}
