import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from community.comments.models import Comment, Confirmation
from community.members.models import User
from community.posting import forms, refusals, responses, views
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict

TEXT = "Ours sends a photo at nap time, and it carries me through the afternoon."


#: A sentence of each refusal. Several have the same status: a test that only asks for that may meet another one.
REFUSALS = {
    "privacy check": "Post as it is",
    "filter": responses.NOT_PUBLISHED,
    "limit": "That was one more than we take at a time.",
    "closed": responses.COPY_YOUR_TEXT,
    "signed in or out": views.SIGNED_OUT,
    "error of ours": refusals.SERVER_ERROR,
    "too old": forms.FORM_EXPIRED,
    "reply to what is gone": forms.REPLY_TO_GONE,
    "anonymity": forms.ANONYMITY_NOT_ALLOWED,
}


def refusal(answer: HttpResponse) -> str:
    """Which refusal this page is; "" for none. More than one fails."""
    [found] = [name for name, sentence in REFUSALS.items() if sentence in answer.text] or [""]
    return found


def sign_in(member: User) -> Client:
    client = Client()
    client.force_login(member)
    return client


def fields(html: str) -> dict[str, str]:
    """What the reply form on this page would send if nothing were typed."""
    form = html[html.index("data-reply-form") : html.index("</form>", html.index("data-reply-form"))]
    found = {name: unescape(value) for name, value in re.findall(r'<input[^>]*? name="(\w+)" value="([^"]*)"', form)}
    text = re.search(r"<textarea[^>]*>\s?(.*?)</textarea>", form, re.DOTALL)
    chosen = re.search(r'<select name="language".*?<option value="(\w*)" selected', form, re.DOTALL)
    language = {"language": chosen[1]} if chosen and chosen[1] else {}
    return found | language | {"body": unescape(text.group(1)) if text else ""}


@pytest.fixture
def address(thing) -> str:
    return f"/comments/on/things.thing/{thing.pk}/"


@pytest.fixture
def filled(address) -> Callable[..., dict[str, str]]:
    """filled(client, body="…"): the form as this visitor got it a minute ago, with these fields typed in."""

    def filled(client: Client, query: str = "", **typed: str) -> dict[str, str]:
        with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1)):
            return fields(client.get(address + query).text) | typed

    return filled


@pytest.fixture
def guest() -> dict[str, str]:
    """What a guest types besides the comment."""
    return {"name": "Ann Lee", "email": "ann@example.org"}


@pytest.fixture
def known(say) -> Callable[[User], User]:
    """known(member): a member one of whose comments was approved."""

    def known(member: User) -> User:
        say(f"An earlier comment by {member}.", by=member)
        return member

    return known


@pytest.fixture
def first(say) -> Comment:
    comment = say("A guest's words.", status="unconfirmed")
    Judgement.objects.record(comment, Verdict(Outcome.PUBLISH, ()))
    return comment


@pytest.fixture
def known_client(first) -> Client:
    """The browser in which Ann Lee has confirmed the first comment."""
    client = Client()
    client.post(f"/comments/confirm/{Confirmation.objects.issue(first)}/", {"remember": "yes"})
    return client
