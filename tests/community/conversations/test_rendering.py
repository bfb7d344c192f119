from html.parser import HTMLParser

from bs4 import BeautifulSoup

from community.comments import states
from community.comments.models import Comment
from community.conversations import pagination
from community.conversations.extras import ConversationExtras
from community.conversations.pagination import get_page
from community.conversations.reader import Reader
from community.conversations.rendering import render_thread
from community.conversations.thread_view import ThreadContext, thread_view
from community.moderation.moderator_actions import moderator_actions


def html_for(comment: Comment, reader: Reader | None = None, *, authors=(), after=None, is_open=True) -> str:
    reader = reader or Reader()
    page = get_page(comment.conversation, reader, after=after)
    extras = ConversationExtras(write_url="/write/", moderator_actions=moderator_actions)
    return render_thread(thread_view(ThreadContext(page, reader, set(authors), extras, is_open=is_open)))


class Outline(HTMLParser):
    """The comments' ids with the depth of the lists they stand in; complains when the elements do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, int]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            return
        if tag == "li":
            assert self.open[-1] in {"ol", "ul"}
        if tag == "ol":
            assert self.open[-1:] in ([], ["li"], ["details"])
        self.open.append(tag)
        if tag == "article":
            self.found.append((dict(attrs)["id"], self.open.count("ol")))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_threads_are_nested_lists(say):
    a = say("a")
    b = say("b", to=a)
    c = say("c", to=b)
    d = say("d", to=a)
    e = say("e")

    outline = Outline(html_for(a)).found

    assert outline == [(f"c{a.pk}", 1), (f"c{b.pk}", 2), (f"c{c.pk}", 3), (f"c{d.pk}", 2), (f"c{e.pk}", 1)]


def test_a_page_that_starts_inside_a_thread_says_under_whom(say, monkeypatch):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 2)
    a = say("a")
    b = say("b", to=a)
    c = say("c", to=b)

    html = html_for(a, after=b.pk)

    assert Outline(html).found == [(f"c{c.pk}", 3)]
    assert f'Continues under <a href="/comments/{b.pk}/">Ann Lee</a>' in html


def test_ones_own_waiting_answer_to_what_left_no_place_leads_nowhere(say, member):
    """Its permalink would be a page that does not exist."""
    top = say("top")
    taken_down = say("taken down", to=top)
    own = say("own", by=member, to=taken_down, status="held")
    states.change_status(taken_down, Comment.Status.REMOVED)

    html = html_for(top, Reader.of(member))

    assert Outline(html).found == [(f"c{top.pk}", 1), (f"c{own.pk}", 3)]
    assert "Continues under a comment no longer shown</h3>" in html
    assert f"/comments/{taken_down.pk}/" not in html


def test_what_people_wrote_is_escaped(say, thing, member):
    member.display_name = '<b onclick="x">Bob</b>'
    member.save()
    comment = say('<script>alert(1)</script> & "quotes"', by=member)

    html = html_for(comment)

    assert "<script" not in html
    assert "<b " not in html
    assert "&lt;b onclick=&quot;x&quot;&gt;Bob&lt;/b&gt;" in html


def test_removed_comment_with_replies_leaves_a_tombstone_without_text(say, member):
    top = say("the removed words", by=member)
    say("reply", to=top)
    states.change_status(top, Comment.Status.REMOVED)

    html = html_for(top, Reader.of(member))

    assert "the removed words" not in html
    assert member.display_name not in html.split("reply")[0]
    assert (
        f'<article class="comment is-removed" id="c{top.pk}" tabindex="-1" aria-label="Removed comment, just now">'
        in html
    )
    assert "This comment was removed by a moderator." in html


def test_author_of_the_article_is_marked_and_a_guest_is_called_one(say, member):
    by_author = say("mine", by=member)
    say("guest's")

    html = html_for(by_author, authors={member.pk})

    assert html.count('<span class="mark author-badge">Author</span>') == 1
    assert html.count('<span class="mark">guest</span>') == 1
    assert 'class="comment is-author"' in html


def test_label_names_who_answers_whom_and_when(say, member):
    top = say("top")
    say("reply", by=member, to=top)

    html = html_for(top)

    assert f'aria-label="{member.display_name}, reply to Ann Lee, just now, level 2"' in html


def headings(html: str) -> list[tuple[str, str]]:
    return [(each.name, each.text) for each in BeautifulSoup(html, "html.parser").find_all(["h3", "h4"])]


def test_one_jumps_by_headings_from_thread_to_thread_and_from_reply_to_reply(say, member):
    first = say("a")
    say("b", by=member, to=say("c", to=first))
    removed = say("removed")
    say("d", to=removed)
    states.change_status(removed, Comment.Status.REMOVED)

    assert headings(html_for(first)) == [
        ("h3", "Ann Lee"),
        ("h4", "Ann Lee"),
        ("h4", "Jonas M."),
        ("h3", "This comment was removed by a moderator."),
        ("h4", "Ann Lee"),
    ]


def test_page_that_starts_inside_a_thread_starts_with_a_heading(say, monkeypatch):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 1)
    first = say("a")
    say("b", to=first)

    assert headings(html_for(first, after=first.pk)) == [("h3", "Continues under Ann Lee"), ("h4", "Ann Lee")]


def test_small_buttons_say_whose_comment_they_are_about(say, member):
    comment = say("a")

    html = html_for(comment, Reader.of(member))

    assert 'data-share aria-label="Copy link to the comment by Ann Lee">Copy link</a>' in html
    assert '</svg>Helped me <span></span><span class="visually-hidden"> (comment by Ann Lee)</span></button>' in html


def test_text_in_another_language_says_so_and_what_the_site_adds_does_not(say, member):
    say("Hello.")
    comment = say("שלום לכולם", by=member, status="held")

    html = html_for(comment, Reader.of(member))

    assert html.count(" lang=") == 2
    assert '<div class="body" lang="he"><p dir="auto">שלום לכולם</p>' in html
    assert '<p class="hint" lang="en">Only you can see this so far.' in html


def test_in_reply_to_is_written_only_where_indentation_ends(say):
    answered = say("0")
    for level in range(5):
        answered = say(str(level), to=answered)
    assert "in-reply-to" not in html_for(answered)

    say("deeper", to=answered)

    assert (
        html_for(answered).count(f'<a class="in-reply-to" href="/comments/{answered.pk}/">in reply to Ann Lee</a>') == 1
    )


def test_own_held_comment_says_what_happens_next_to_its_author_only(say, member, moderator):
    held = say("my held words", by=member, status="held")

    assert (
        "Only you can see this so far. A moderator reads it before it appears. We’ll tell you when it’s live."
        in html_for(held, Reader.of(member))
    )
    assert "Only you can see this" not in html_for(held, Reader.of(moderator))
    assert "my held words" not in html_for(held)


def test_moderator_finds_the_acts_that_make_sense_beside_each_comment(say, moderator):
    held = say("held", status="held")
    published = say("published")

    html = html_for(held, Reader.of(moderator))

    acts = [
        (pk, act)
        for pk in (held.pk, published.pk)
        for act in ("approve", "spam", "remove", "restore")
        if f'"/moderation/comments/{pk}/{act}/"' in html
    ]
    assert acts == [
        (held.pk, "approve"),
        (held.pk, "spam"),
        (held.pk, "remove"),
        (published.pk, "spam"),
        (published.pk, "remove"),
    ]
    assert "/moderation/" not in html_for(published)


def test_a_closed_conversation_offers_no_reply(say):
    comment = say("last word")

    assert "Reply" in html_for(comment)
    assert "Reply" not in html_for(comment, is_open=False)
