import pytest

from community.comments.drafts import Draft
from community.comments.policy.policies_in_use import policies_in_use
from community.members.models import User
from community.posting.journey import judge_draft

TEXTS = [
    "We share the mornings.",
    "See www.prams.example and https://b.example/c, write to me@example.org!",
    "🅱🆄🆈 v1agra \u202e" * 200,
]


@pytest.mark.django_db
@pytest.mark.parametrize("text", TEXTS)
def test_a_verdict_asks_as_many_queries_for_every_text(text, thing, member, django_assert_num_queries) -> None:
    """The model and the word lists, the conversation, copies, addresses, the standing, and what the member may do."""
    draft = Draft(target=thing, body=text, member=User.objects.get(pk=member.pk))
    judge_draft(draft)  # content types are kept for as long as the process lives
    draft = Draft(target=thing, body=text, member=User.objects.get(pk=member.pk))
    policies_in_use()  # kept for two seconds; the form has asked for them by then

    with django_assert_num_queries(6):
        judge_draft(draft)
