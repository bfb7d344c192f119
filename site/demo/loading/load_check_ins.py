from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

from blog.assets.publish_assets import build_article_assets
from blog.blocks.sources import SOURCES
from blog.models import ArticlePage
from community.check_ins.answering import keep_round
from community.check_ins.models import AnswerRound, CheckIn, CheckInVersion
from community.check_ins.questionnaire import Answer
from community.members.models import User
from demo.demo_users import ACCOUNTS
from demo.markdown_blocks import to_rich_text

from .content_files import Row, read_check_ins


def load_check_ins(*, articles: Mapping[str, ArticlePage]) -> list[CheckIn]:
    """Add the missing ones, and what the demo's reader has answered in them."""
    pages = {slug: article.pk for slug, article in articles.items()}
    found = []
    for row in read_check_ins():
        check_in = CheckIn.objects.filter(slug=row["slug"]).first() or _load(row, pages)
        _put_into(articles[row["article"]], check_in)
        found.append(check_in)
    return found


def _load(row: Row, pages: Mapping[str, int]) -> CheckIn:
    fields = {name: row[name] for name in ("slug", "title", "introduction", "talk_about_it")}
    themes = [_theme(theme, row["slug"], pages) for theme in row["theme"]]
    check_in = CheckIn(**fields, shows_totals=row.get("shows_totals", False), themes=themes, live=False)
    check_in.save()
    check_in.save_revision().publish()
    version = check_in.versions.get()
    reader = User.objects.filter(email=ACCOUNTS[0].email).first()
    if reader:
        for given in row.get("round", []):
            _answer(reader, version, given, row["slug"])
    return CheckIn.objects.get(pk=check_in.pk)


def _put_into(article: ArticlePage, check_in: CheckIn) -> None:
    """At the end of its text, before the sources; not a second time."""
    if any(part.block_type == "check_in" for part in article.body):
        return
    place = next((at for at, part in enumerate(article.body) if part.block_type in SOURCES), len(article.body))
    article.body.insert(place, ("check_in", check_in))
    article.save()
    build_article_assets(article)


def _answer(reader: User, version: CheckInVersion, given: Row, slug: str) -> AnswerRound:
    answers: dict[str, Answer] = {}
    for name, answer in given["answers"].items():
        is_option = any(key_of(slug, name, answer) in (q.options or {}) for q in version.questionnaire.questions)
        answers[key_of(slug, name)] = key_of(slug, name, answer) if is_option else answer
    kept = keep_round(reader, version, answers, on=given["on"])
    kept.write(note=given.get("note", ""), tried=given.get("tried", ""))
    return kept


def key_of(*names: object) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, names))))


def _theme(theme: Row, slug: str, pages: Mapping[str, int]) -> Row:
    value = {
        "title": theme["title"],
        "questions": [_question(question, slug) for question in theme["question"]],
        "results": [_result(result, pages) for result in theme.get("result", [])],
    }
    return {"type": "theme", "id": key_of(slug, theme["title"]), "value": value}


def _question(question: Row, slug: str) -> Row:
    key, value = question["key"], {name: question[name] for name in question if name not in ("key", "kind", "options")}
    if options := question.get("options"):
        value["options"] = [
            {"type": "item", "id": key_of(slug, key, name), "value": words} for name, words in options.items()
        ]
    return {"type": question["kind"], "id": key_of(slug, key), "value": value}


def _result(result: Row, pages: Mapping[str, int]) -> dict[str, Any]:
    text = to_rich_text(result["text"], pages=pages)
    key = str(uuid4())  # without one, the block would take this for a value itself
    return {
        "type": "item",
        "id": key,
        "value": {"when": result["when"], "text": text, "try_this": result.get("try_this", "")},
    }
