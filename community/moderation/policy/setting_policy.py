"""Sets a policy: a row more, and what must not be seen is out of lists at once."""

from django.db import models, transaction

from community.comments.models import PolicyVersion
from community.comments.policy.hidden_conversations import refresh_hidden
from community.comments.policy.policy_values import NOTHING, PolicyValues
from community.members.models import User


def set_policy(
    place: models.Model | None,
    values: PolicyValues,
    *,
    after: int,
    by: User,
    note: str = "",
    restores: PolicyVersion | None = None,
) -> PolicyVersion:
    """`place`: a topic or a page, None for the site. `after`: the key of the version that was seen, 0 for none. Raises
    `PolicySavedMeanwhile`."""
    with transaction.atomic():
        current = PolicyVersion.objects.current_for(place)
        before = current.values if current else NOTHING
        saved = PolicyVersion.objects.save_next(place, values, after=after, by=by, note=note, restores=restores)
        if before.state != values.state:
            refresh_hidden()
    return saved
