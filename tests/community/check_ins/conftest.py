from typing import Any

import pytest
from django.test import Client

from community.check_ins.models import CheckIn, CheckInVersion
from community.members.models import User
from tests.check_in_themes import care, result, work
from tests.factories import CheckInFactory

#: What a page of this site says of itself when it sends a form.
HERE = {"origin": "http://testserver"}
ANSWERS = {"pride": "4", "evenings": "5", "free": "yes", "there": "2", "first": "sleep", "sentence": "A secret word."}


@pytest.fixture
def check_in(db: Any) -> CheckIn:
    themes = [
        work(results=(result("high", "Work goes well."), result("middle", "Work goes."))),
        care(results=(result("low", "Care is low."), result("lowest", "Care drops first.", "Sleep in the hallway."))),
    ]
    return CheckInFactory(title="Work and care", slug="work-and-care", themes=themes)


@pytest.fixture
def version(check_in: CheckIn) -> CheckInVersion:
    return check_in.versions.get()


@pytest.fixture
def reader(member: User) -> Client:
    """The browser of `member`, on a page of this site."""
    client = Client(headers=HERE)
    client.force_login(member)
    return client


@pytest.fixture
def stranger() -> Client:
    return Client(headers=HERE)
