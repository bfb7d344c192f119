"""A guest's comment drawn for the guest alone."""

import re

from django.utils.safestring import mark_safe

from community.conversations.rendering import render_pending


def drawn(comment) -> str:
    return render_pending(comment, permalink="/here/", chip="waiting", note=mark_safe("<p>What next.</p>"))


def test_it_looks_like_any_comment_and_leads_to_its_own_address(say):
    comment = say("Ours *floods*.", status="unconfirmed")

    html = drawn(comment)

    assert html.startswith(
        f'<article class="comment is-unconfirmed" id="c{comment.pk}" tabindex="-1" aria-label="Ann Lee, just now">'
    )
    assert re.findall(r'href="([^"]*)"', html) == ["/here/"]
    assert '<span class="chip warn">waiting</span>' in html
    assert '<p dir="auto">Ours <em>floods</em>.</p>' in html
    assert html.endswith("<p>What next.</p></div></article>")


def test_it_says_whom_it_answers_and_how_deep_it_will_stand(say):
    top = say("top")

    html = drawn(say("answer", to=top, status="held"))

    assert 'aria-label="Ann Lee, reply to Ann Lee, just now, level 2"' in html
    assert f'<a class="in-reply-to" href="/comments/{top.pk}/">in reply to Ann Lee</a>' in html


def test_what_a_guest_calls_themselves_is_no_markup(say):
    comment = say("words", status="held")
    comment.user_name = '<b onclick="x">'
    comment.save()

    assert "<b " not in drawn(comment)


def test_an_answer_to_what_was_taken_down_names_nobody(say, member):
    removed = say("unkind", by=member, status="removed")

    assert "in reply to a comment no longer shown" in drawn(say("answer", to=removed, status="held"))
