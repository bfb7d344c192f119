import pytest

from community.comments.models import PolicyVersion
from community.comments.policy.policy_values import PolicyValues
from community.moderation.policy.setting_policy import set_policy


@pytest.fixture
def holds(moderator):
    """holds(None, reads="everything"): a policy of the site; of a page, holds(thing, state="hidden")."""

    def holds(place, **values) -> PolicyVersion:
        current = PolicyVersion.objects.current_for(place)
        return set_policy(place, PolicyValues(**values), after=current.pk if current else 0, by=moderator)

    return holds
