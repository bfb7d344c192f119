import pytest
from django.template import Context, Template

from community.comments.models import Conversation
from community.members.standing import Standing
from community.posting import hold_reasons
from community.posting.hold_reasons import reasons_by_comment, why_held
from community.spam.gates import NEWCOMER, READ_FIRST
from community.spam.models import Judgement
from community.spam.verdicts import Evidence, Gate, Verdict
from tests.community.posting.conftest import TEXT, sign_in

START = Evidence("start", -1.0)
NEWCOMER_AND_UNSURE = f"{hold_reasons.NEWCOMER} {hold_reasons.UNSURE_AS_WELL}"


@pytest.mark.parametrize(
    ("gates", "weight", "says"),
    [
        ([NEWCOMER], -1.0, hold_reasons.NEWCOMER),
        ([NEWCOMER], -0.01, hold_reasons.NEWCOMER),
        ([NEWCOMER], 0.5, NEWCOMER_AND_UNSURE),
        ([NEWCOMER, Gate("links")], -1.0, NEWCOMER_AND_UNSURE),
        ([Gate("links")], 0.5, hold_reasons.LEADS_AWAY),
        ([], 2.0, hold_reasons.LEADS_AWAY),
        ([Gate("pace")], 2.0, hold_reasons.FILTER_UNSURE),
        ([READ_FIRST], -0.5, hold_reasons.CONVERSATION_MODERATED),
        ([READ_FIRST, NEWCOMER], 2.0, hold_reasons.CONVERSATION_MODERATED),
        ([], 0.0, hold_reasons.LEADS_AWAY),
    ],
)
def test_the_reason_is_true_and_names_no_rule(say, gates, weight, says):
    comment = say("Waiting.", status="held")
    Judgement.objects.record(comment, Verdict.on([START, Evidence("away/link", weight + 1, {"quote": "words"})], gates))

    assert why_held(comment) == says


def test_a_member_whose_standing_was_set_back_is_not_called_unknown(say, member):
    member.standing_limit = Standing.NEW
    member.save()
    comment = say("Waiting.", by=member, status="held")
    Judgement.objects.record(comment, Verdict.on([Evidence("start", -1.0)], [NEWCOMER]))

    assert why_held(comment) == hold_reasons.SET_BACK


def test_a_page_asks_for_all_that_waits_at_once(say, django_assert_num_queries):
    held = [say(f"Waiting {number}.", status="held") for number in range(3)]
    for comment in held:
        Judgement.objects.record(comment, Verdict.on([Evidence("start", -1.0)], [NEWCOMER]))

    with django_assert_num_queries(3):
        assert reasons_by_comment([comment.pk for comment in held]) == {
            comment.pk: hold_reasons.NEWCOMER for comment in held
        }
    with django_assert_num_queries(0):
        assert reasons_by_comment([]) == {}


def test_a_member_reads_on_the_page_and_in_the_answer_why_their_comment_waits(filled, address, thing, member, rf):
    conversation = Conversation.objects.get_or_create_for(thing)
    conversation.is_read_first = True
    conversation.save()
    client = sign_in(member)

    answer = client.post(address, filled(client, body=TEXT), headers={"HX-Request": "true"})
    request = rf.get(thing.get_absolute_url())
    request.user = member
    page = Template("{% include '_conversation.html' with target=thing %}")

    says = f"Only you can see this so far. {hold_reasons.CONVERSATION_MODERATED}"
    assert says in answer.text
    assert says in page.render(Context({"thing": thing, "request": request}))
