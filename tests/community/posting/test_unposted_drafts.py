from django.template import Context, Template
from django.test import RequestFactory

from community.comments import saved_drafts
from community.comments.models import Conversation

TAG = Template("{% include '_conversation.html' with target=thing %}")


def seen_by(user, thing) -> str:
    request = RequestFactory().get("/")
    request.user = user
    return TAG.render(Context({"thing": thing, "request": request}))


def test_what_a_member_had_begun_is_given_back_to_them_alone_once_nothing_can_be_said(say, thing, member, other_member):
    answered = say("top")
    saved_drafts.save(member, thing, None, "A <b>thread</b> begun.")
    saved_drafts.save(member, thing, answered, "An answer begun.")
    assert "begun" not in seen_by(member, thing)

    Conversation.objects.update(state=Conversation.State.CLOSED)

    page = seen_by(member, thing)
    assert page.count("What you had begun to write here is kept, for you alone:") == 2
    assert page.index("A &lt;b&gt;thread&lt;/b&gt; begun.") < page.index("An answer begun.")
    assert "begun." not in seen_by(other_member, thing)
