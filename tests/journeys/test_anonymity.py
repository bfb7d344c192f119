"""A member writes anonymously. Every page that anybody else can get is searched for the name."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from community.comments.models import Comment, Conversation
from community.moderation.desk.lane_list import LANES
from community.moderation.models import IdentityReveal
from tests.factories import ArticlePageFactory, CommentFactory, UserFactory
from tests.journeys.conftest import signed_in

#: Name, handle and e-mail, in words that stand nowhere else.
SECRET = ("Quillon", "Featherstone", "quibblewick", "hidden.address")
#: Where links lead away from what this is about, or change something.
ELSEWHERE = ("/account/", "/static/", "/media/", "/django-admin/", "/cms/")
LINK = re.compile(r'(?:href|src|action|formaction|hx-get|hx-post|content)="(/[^"#]*)|<(?:loc|id)>(/[^<#]*)')
DESK = "/cms/moderation/"
REVIEW_PAGES = (*(f"{DESK}{lane.name}/" for lane in LANES), "/cms/review/log/")
ACTS = ("approve", "spam", "remove", "restore", "demote", "reinstate", "reveal")


@pytest.fixture
def hidden(db: Any) -> Any:
    """Ten days here, and known: nothing of theirs has to wait."""
    hidden = UserFactory(
        display_name="Quillon Featherstone", username="quibblewick", email="hidden.address@example.net"
    )
    CommentFactory(member=hidden, body="Approved once, on a page nobody can read any more.", target=unlisted())
    return hidden


def unlisted() -> Any:
    return ArticlePageFactory(title="A withdrawn article", slug="withdrawn", live=False)


@pytest.fixture
def confessions(article: Any) -> Any:
    conversation = Conversation.objects.get_or_create_for(article)
    conversation.allows_anonymity = True
    conversation.save()
    return article


@pytest.fixture
def said(confessions: Any, hidden: Any, other_member: Any, member: Any, say: Any, decide: Any) -> dict[str, Any]:
    """One of each kind: answered, answering, mentioning, edited, refused, removed, withdrawn, by a demoted member."""
    top = CommentFactory(target=confessions, member=other_member, body="Has anybody told the office?")
    words = "I told nobody, @beatriz, and called it the dentist."
    say(signed_in(hidden), confessions, words, to=top, without_name="on")
    told = Comment.objects.get(comment=words)
    say(signed_in(other_member), confessions, "Me too, last week.", to=told)
    say(signed_in(member), confessions, "A long thread below it.", to=told)
    more = {"target": confessions, "member": hidden, "without_name": True}
    held = CommentFactory(**more, body="This one waits, and answers.", status="held", reply_to=told)
    spam = CommentFactory(**more, body="This one was taken for spam.", status="spam")
    removed = CommentFactory(**more, body="This one is removed.", reply_to=top)
    withdrawn = CommentFactory(**more, body="This one is withdrawn.")
    afterwards = CommentFactory(target=confessions, member=hidden, body="This one was said by name at first.")
    CommentFactory(target=confessions, member=member, body="And was answered.", reply_to=afterwards)
    own = signed_in(hidden)
    own.post(f"/comments/{afterwards.pk}/anonymise/")
    own.post(f"/comments/{withdrawn.pk}/withdraw/")
    before = re.search(r'name="before" value="(\w+)"', own.get(f"/comments/{told.pk}/edit/").text)
    own.post(f"/comments/{told.pk}/edit/", {"body": f"{words} Twice.", "before": before and before[1]})
    signed_in(member).post(f"/comments/{told.pk}/helped/", {"helped": "yes"})
    signed_in(member).post(f"/comments/{told.pk}/more/", {"person": "yes"})
    decide(removed, "remove", reason="unkind", note="Gently, please.")
    decide(held, "demote", note="Three times now.")
    return {"told": told, "held": held, "spam": spam, "removed": removed, "afterwards": afterwards}


def crawl(client: Client, starts: Iterable[str]) -> dict[str, str]:
    """Every page that links lead to from these, with its headers."""
    pages: dict[str, str] = {}
    waiting = list(starts)
    while waiting and len(pages) < 500:
        path = waiting.pop()
        if path in pages or (path.startswith(ELSEWHERE) and not path.startswith((DESK, *REVIEW_PAGES))):
            continue
        answer = client.get(path)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.text
        pages[path] = f"{answer.headers}\n{text}"
        found = (link for pair in LINK.findall(text.replace(settings.SITE_URL, "")) for link in pair if link)
        waiting += [link.replace("&amp;", "&") for link in found]
        if answer.has_header("Location"):
            waiting.append(answer["Location"].partition("#")[0])
    return pages


def starts(article: Any, said: dict[str, Any]) -> list[str]:
    listed = ["/", "/conversations/", "/articles/", "/articles/feed/", "/sitemap.xml", "/notifications/", "/members/"]
    orders = [f"{article.get_url()}?sort={order}" for order in ("newest", "helpful", "oldest")]
    of_each = [
        f"/comments/{comment.pk}/{page}"
        for comment in said.values()
        for page in ("", "more/", "edit/", "withdraw/", "anonymise/")
    ]
    replies = [f"/comments/on/blog.articlepage/{article.pk}/?reply_to={comment.pk}" for comment in said.values()]
    return [*listed, *orders, *of_each, *replies, f"/comments/on/blog.articlepage/{article.pk}/feed/"]


def moderation_pages(said: dict[str, Any]) -> list[str]:
    cases = [f"{DESK}{lane.name}/{comment.pk}/" for lane in LANES for comment in said.values()]
    decisions = [f"/moderation/comments/{comment.pk}/{act}/" for comment in said.values() for act in ACTS]
    return [*REVIEW_PAGES, *cases, *decisions]


def with_the_name(pages: dict[str, str]) -> set[str]:
    return {path for path, text in pages.items() if any(word.lower() in text.lower() for word in SECRET)}


def sent_emails() -> str:
    return "".join(f"{message.to} {message.subject} {message.body} {message.alternatives}" for message in mail.outbox)


@pytest.mark.parametrize("role", ["stranger", "other_member", "author", "moderator"])
def test_the_name_is_nowhere(role, confessions, said, request):
    client = Client() if role == "stranger" else signed_in(request.getfixturevalue(role))

    pages = crawl(client, [*starts(confessions, said), *moderation_pages(said)])

    alias = said["told"].alias
    assert with_the_name(pages) == set()
    assert alias in pages[f"{confessions.get_url()}?sort=newest"]
    assert alias in pages[f"/comments/on/blog.articlepage/{confessions.pk}/feed/"]
    assert alias in pages["/conversations/"]
    assert ("/cms/review/log/" in pages and alias in pages["/cms/review/log/"]) == (role == "moderator")
    assert (alias in pages["/notifications/"]) == (role in {"other_member", "author"})
    assert sent_emails() == ""


def test_by_name_elsewhere_is_another_person(confessions, said, hidden, member, moderator):
    other = ArticlePageFactory(title="Under one's own name", slug="own-name")
    CommentFactory(target=other, member=hidden, body="Here I am who I am.")

    for client in (Client(), signed_in(member), signed_in(moderator)):
        pages = crawl(client, [*starts(confessions, said), *moderation_pages(said)])
        alias = said["told"].alias
        # Lists of the whole site have both, each beside their own words.
        both = {path for path in with_the_name(pages) if alias in pages[path]}
        assert {"/conversations/"} <= both <= {"/", "/conversations/"}
        for path in both:
            items = re.findall(r"<li>.*?</li>", pages[path], re.DOTALL)
            assert not [item for item in items if alias in item and with_the_name({path: item})]
        assert confessions.get_url() not in with_the_name(pages)
        profile = client.get("/members/quibblewick/").text
        assert "Here I am who I am." in profile
        assert alias not in profile
        assert "dentist" not in profile


def test_revealing_an_author_is_logged_and_told(
    confessions, said, hidden, moderator, django_capture_on_commit_callbacks
):
    told = said["told"]
    address = f"/moderation/comments/{told.pk}/reveal/"
    assert signed_in(moderator).get(address).status_code == 403
    moderator.groups.add(Group.objects.get(name="Identity revealers"))
    revealer = signed_in(moderator)
    why = {"reason": "danger", "note": "She writes that she is not safe at home."}

    assert with_the_name({address: revealer.get(address).text}) == set()
    assert revealer.post(address, {"reason": "danger", "note": ""}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        answer = revealer.post(address, why)

    assert f"{told.alias} is Quillon Featherstone" in answer.text
    assert answer["Cache-Control"].startswith("max-age=0") or "no-store" in answer["Cache-Control"]
    [row] = IdentityReveal.objects.all()
    assert (row.comment, row.by, row.reason, row.note) == (told, moderator, "danger", why["note"])
    with pytest.raises(TypeError):
        row.delete()
    # Told, on the site and by e-mail, without the moderator's name.
    own = signed_in(hidden)
    assert "A moderator looked up who you are" in own.get("/notifications/").text
    page = own.get(row.get_absolute_url()).text
    assert why["note"] in page
    assert "Priya" not in page
    [message] = mail.outbox
    assert message.to == ["hidden.address@example.net"]
    assert why["note"] in message.body
    assert "Priya" not in message.body
    # And nowhere else, not even for who looked it up.
    pages = crawl(revealer, [*starts(confessions, said), *moderation_pages(said), row.get_absolute_url()])
    assert with_the_name(pages) == set()
    assert "a moderator knows the name" in pages["/cms/review/log/"]
