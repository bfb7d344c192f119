"""Using the forms of a conversation: posting, previewing, quoting, editing, deciding. Each step is one answer.

Every function gives pairs of a name and an answer, in the order in which things are done.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.core import mail
from page_client import HTMX, Answer, answer_at, client_for, first, hidden_fields, longest_conversation

#: Refused by the filter, so that its answer is compared as well.
ADVERTISING = (
    "Earn $5,000 a week from home!!! Online casino bonus, cheap viagra, crypto investment, guaranteed profit. Write to "
    "me on WhatsApp or Telegram @winner. https://a.example https://b.example https://c.example https://d.example"
)
NOTIFICATIONS = r'href="(/noti[a-z]+/)"'


def act(moment: datetime) -> Iterator[tuple[str, Answer]]:
    """All of it: a guest, a member and a moderator, and what an author and a stranger see after them."""
    client = client_for("stranger")
    article = longest_conversation()
    for role in ("stranger", "reader"):
        yield from with_names(f"{role} acts: ", write(role, article, moment))
    yield from with_names("moderator acts: ", decide(moment))
    yield from with_names("author acts: ", look_again("author", article, moment))
    yield "stranger acts: at last", answer_at(moment, 60, client.get, article)


def with_names(before: str, answers: Iterator[tuple[str, Answer]]) -> Iterator[tuple[str, Answer]]:
    for name, answer in answers:
        yield before + name, answer


def write(role: str, article: str, moment: datetime) -> Iterator[tuple[str, Answer]]:
    client = client_for(role)
    page = answer_at(moment, 0, client.get, article)["text"]
    address = first(r'(/comments/on/[\w.]+/\d+/)["?#]', page)
    answered = re.findall(r'\bid="c(\d+)"', page)[3]
    form = answer_at(moment, 0, client.get, f"{address}?reply_to={answered}")
    fields = hidden_fields(form["text"])
    who = {} if role != "stranger" else {"name": "Noor", "email": "noor@example.org"}
    said = (
        fields | who | {"body": f"Ours floods the *bathroom*, says the {role}.\n\n> Whatever we swap\n\n- and\n- again"}
    )
    for name, changed in {
        "previews": {"preview": "1"},
        "quotes": {"quote": "1", "body": ""},
        "posts nothing": {"body": ""},
        "posts too much": {"body": "Too long. " * 600},
        "posts what is hidden": {"body": "A\u202eB"},
        "posts a telephone number": {"body": "Call me on +49 171 2345678, any time."},
        "posts an old form": {"timestamp": "1000000000"},
        "posts advertising": {"body": ADVERTISING},
        "answers nothing": {"reply_to": "99999999"},
        "signs in": {"sign_in": "1"},
    }.items():
        for how, headers in {"": {}, " (htmx)": HTMX}.items():
            yield name + how, answer_at(moment, 60, client.post, address, said | changed, **headers)
    yield "posts (htmx)", answer_at(moment, 60, client.post, address, said, **HTMX)
    said["body"] = "A second comment, about something else entirely."
    posted = answer_at(moment, 400, client.post, address, said | {"reply_to": ""})
    yield "posts", posted
    yield "arrives", answer_at(moment, 400, client.get, posted["headers"]["Location"])
    yield "reads", answer_at(moment, 400, client.get, article)
    for number, message in enumerate(mail.outbox):
        yield (
            f"e-mail {number}",
            {"status": 0, "headers": {"to": str(message.to)}, "text": f"{message.subject}\n{message.body}"},
        )
    if role == "stranger":
        link = urlsplit(first(r"(http://\S+)", str(mail.outbox[-1].body))).path
        yield "opens the link", answer_at(moment, 500, client.get, link)
        yield "confirms", answer_at(moment, 500, client.post, link)
        yield "confirms twice", answer_at(moment, 500, client.post, link)
        yield "reads the receipt", answer_at(moment, 500, client.get, posted["headers"]["Location"])
        yield "reads the receipt (htmx)", answer_at(moment, 500, client.get, posted["headers"]["Location"], **HTMX)
        yield "opens the link to withdraw", answer_at(moment, 500, client.get, f"{link}withdraw/")
        yield "withdraws by link", answer_at(moment, 500, client.post, f"{link}withdraw/")
    else:
        yield from change(client, article, answered, first(r"/comments/(\d+)/", posted["headers"]["Location"]), moment)
    mail.outbox.clear()


def change(client: Any, article: str, others: str, own: str, moment: datetime) -> Iterator[tuple[str, Answer]]:
    """What a member does with somebody else's comment and with one of their own."""
    for name, address, fields in (
        ("thanks", f"/comments/{others}/helped/", {"helped": "yes"}),
        ("thanks for their own", f"/comments/{own}/helped/", {"helped": "yes"}),
        ("features", f"/comments/{others}/feature/", {"feature": "yes"}),
        ("mutes a branch", f"/comments/{others}/more/", {"branch": "yes"}),
        ("previews a change", f"/comments/{own}/edit/", {"body": "In *other* words.", "preview": "1"}),
        ("saves no words", f"/comments/{own}/edit/", {"body": ""}),
        ("saves a draft", f"/comments/{own}/edit/draft/", {"body": "In other words."}),
    ):
        yield name, answer_at(moment, 600, client.post, address, fields)
    yield "reads after that", answer_at(moment, 600, client.get, article)
    form = answer_at(moment, 600, client.get, f"/comments/{own}/edit/")
    yield "edits", form
    fields = hidden_fields(form["text"]) | {"body": "In other words: **towels**."}
    yield "saves", answer_at(moment, 600, client.post, f"/comments/{own}/edit/", fields)
    yield "asks about withdrawing", answer_at(moment, 600, client.get, f"/comments/{own}/withdraw/")
    yield "withdraws", answer_at(moment, 600, client.post, f"/comments/{own}/withdraw/")
    yield "opens what is withdrawn", answer_at(moment, 600, client.get, f"/comments/{own}/")
    page = answer_at(moment, 600, client.get, article)
    yield "reads at the end", page
    notifications = first(NOTIFICATIONS, page["text"])
    for name, path in (
        ("notifications", notifications),
        ("conversations followed", f"{notifications}following/"),
        ("what is followed", "/following/"),
        ("their data", "/account/data/"),
        ("an export", "/account/data/export/"),
    ):
        yield f"opens {name}", answer_at(moment, 600, client.get, path)


def decide(moment: datetime) -> Iterator[tuple[str, Answer]]:
    client = client_for("moderator")
    queue = answer_at(moment, 700, client.get, "/cms/moderation/")
    waiting = list(dict.fromkeys(re.findall(r'data-row="(\d+)"', queue["text"])))
    yield "opens the review queue", queue
    for pk, name in zip(waiting, ("approve", "spam", "remove"), strict=False):
        yield f"asks about {name}", answer_at(moment, 700, client.get, f"/moderation/comments/{pk}/{name}/")
        fields = {"next": "/cms/moderation/", "reason": "unkind", "note": "Said twice."}
        yield name, answer_at(moment, 700, client.post, f"/moderation/comments/{pk}/{name}/", fields)
    yield "opens the log", answer_at(moment, 700, client.get, "/cms/review/log/")


def look_again(role: str, article: str, moment: datetime) -> Iterator[tuple[str, Answer]]:
    """After the others: what is new since the last visit, and notifications."""
    client = client_for(role)
    for path in (article, f"{article}?sort=newest", f"{article}?sort=helpful"):
        page = answer_at(moment, 90_000, client.get, path)
        yield f"opens {path}", page
    yield "opens notifications", answer_at(moment, 90_000, client.get, first(NOTIFICATIONS, page["text"]))
    yield "opens the front page", answer_at(moment, 90_000, client.get, "/")
