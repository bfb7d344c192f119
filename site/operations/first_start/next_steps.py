"""What an owner does after the first start, until it is done: a panel on the first page of the CMS."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from blog.models import ArticleIndexPage, ArticlePage
from community.members.models import User

from .owner_link import FirstStart


@dataclass(frozen=True)
class NextStep:
    label: str
    url: str
    is_done: bool
    hint: str = ""


def next_steps() -> list[NextStep]:
    index = ArticleIndexPage.objects.first()
    add_member = reverse("wagtailusers_users:add")
    invite = "They get no password: they sign in with a code that we send. Choose the role on the second tab."
    roles = set(User.objects.filter(is_active=True).values_list("groups__name", flat=True))
    steps = [
        NextStep("Invite an author", add_member, "Authors" in roles, invite),
        NextStep("Invite a moderator", add_member, "Moderators" in roles, invite),
        NextStep("Let the doctor look whether everything is all right", reverse("doctor"), False),
    ]
    if index:
        write = reverse("wagtailadmin_pages:add", args=["blog", "articlepage", index.pk])
        steps.insert(0, NextStep("Write the first article", write, ArticlePage.objects.exists()))
    return steps


class NextStepsPanel(Component):
    name = "what_next"
    template_name = "operations/what_next_panel.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"start": FirstStart.under_way(), "steps": next_steps()}


def is_wanted(request: HttpRequest) -> bool:
    """Only administrators of sites that had a first start, until authors, moderators and an article are there."""
    if not request.user.is_superuser or not FirstStart.objects.exclude(opened_at=None).exists():
        return False
    return not all(step.is_done for step in next_steps()[:-1]) or FirstStart.under_way() is not None
