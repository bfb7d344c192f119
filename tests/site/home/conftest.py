import pytest

from community.discussions.models import Discussion
from tests.factories import DiscussionFactory


@pytest.fixture
def discussion(db: None) -> Discussion:
    """Published, without an answer."""
    return DiscussionFactory(title="Who else is in the gap?")
