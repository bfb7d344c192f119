"""Every page: no error that axe finds, in light and dark; fits a small screen; works with large type."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from community.comments.models import Comment, Confirmation
from community.members.models import User
from community.notifications.notify import notify
from community.posting.guest_status import guest_status_url
from search.indexing import index
from search.models import Kind
from tests.factories import CommentFactory, DiscussionFactory, TopicFactory


@dataclass(frozen=True)
class Pages:
    public: list[str]
    signed_in: list[str]
    moderator: User


@pytest.fixture
def pages(article, conversation, moderator, other_member) -> Pages:
    article.topics.add(TopicFactory(name="Evenings"))
    article.save()
    held = CommentFactory(target=article, member=other_member, body="Hello all.", status=Comment.Status.HELD)
    guest = {"member": None, "guest_name": "Noor", "guest_email": "noor@example.org"}
    unconfirmed = CommentFactory(target=article, status=Comment.Status.UNCONFIRMED, **guest)
    discussion = DiscussionFactory(member=other_member, topic=TopicFactory(allows_anonymity=True))
    CommentFactory(target=discussion, member=moderator)
    own_discussion = DiscussionFactory(member=moderator, status=Comment.Status.HELD)
    own = CommentFactory(target=article, member=moderator, body="Welcome.")
    notify(CommentFactory(target=article, member=other_member, reply_to=own))
    index(Kind.COMMENT, [own.pk])
    write = f"/comments/on/blog.articlepage/{article.pk}/"
    return Pages(
        public=[
            "/",
            "/articles/",
            article.get_url(),
            write,
            f"{write}?reply_to={conversation.top.pk}",
            "/account/login/",
            "/account/signup/",
            "/account/password/reset/",
            "/members/rosa/",
            "/conversations/",
            "/discussions/",
            discussion.get_absolute_url(),
            "/discussions/new/",
            "/search/",
            "/search/?q=welcome&since=week",
            "/search/?q=nowhere",
            "/about/",
            "/nowhere/",
            guest_status_url(unconfirmed),
            "/comments/receipt/nothing/",
            f"/comments/confirm/{Confirmation.objects.issue(unconfirmed)}/",
            "/comments/confirm/nothing/",
        ],
        signed_in=[
            article.get_url(),
            "/notifications/",
            "/notifications/?show=to-me",
            "/notifications/following/",
            "/notifications/settings/",
            "/discussions/new/",
            f"/discussions/{own_discussion.pk}/rename/",
            own_discussion.get_absolute_url(),
            "/members/me/edit/",
            "/members/me/handle/",
            "/members/",
            "/members/rosa/",
            "/moderation/members/beatriz/demote/",
            "/account/",
            "/account/email/",
            "/comments/muted/",
            "/welcome/",
            f"/moderation/comments/{held.pk}/remove/",
            f"/moderation/comments/{held.pk}/approve/",
            f"/moderation/comments/{held.pk}/restore/",
        ],
        moderator=moderator,
    )


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands now."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {violation['id']} at {' '.join(node['target'])}"
        for violation in violations
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(visit, pages, article, watch, dark, width):
    watch.expect("status of 404")
    stranger = visit("/", width=width, dark=dark)
    moderator = visit("/", width=width, dark=dark, by=pages.moderator)
    found = []

    for page, paths in ((stranger, pages.public), (moderator, pages.signed_in)):
        for path in paths:
            page.goto(path)
            found += faults(page)
    stranger.goto(article.get_url())
    stranger.get_by_role("link", name="Reply to Jonas M.").first.click()
    expect(stranger.get_by_label("Your comment")).to_be_focused()
    found += faults(stranger)
    moderator.locator(".member-menu summary").click()
    found += faults(moderator)

    assert found == []


def too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_nothing_scrolls_sideways_at_320_pixels(visit, pages, watch):
    watch.expect("status of 404")
    found = []

    for page, paths in (
        (visit("/", width=320), pages.public),
        (visit("/", width=320, by=pages.moderator), pages.signed_in),
    ):
        for path in paths:
            page.goto(path)
            if too_wide(page):
                found.append(path)

    assert found == []


def test_letters_twice_as_large_fit(visit, pages, watch):
    watch.expect("status of 404")
    page = visit("/", width=640)
    found = []

    for path in pages.public:
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if too_wide(page):
            found.append(path)

    assert found == []
