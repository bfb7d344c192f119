"""What is said when a page is not complete and so is not published. It stays what it was: a draft that waits."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow

from blog.models.checked_page import NotPublishableError


class RefusedPublicationMiddleware:
    """Answers a request of the CMS that could not publish a page: back to the page's form, with the reasons.

    Wagtail has undone the approval by then. Its dialogues expect an address as JSON instead of a redirect.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotPublishableError):
            return None
        say_refusal(request, exception)
        address = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return render_modal_workflow(request, None, None, None, {"step": "success", "redirect": address})
        return redirect(address)


def say_refusal(request: HttpRequest, refused: NotPublishableError) -> None:
    title = refused.page.get_admin_display_title()
    button = messages.button(reverse("wagtailadmin_pages:edit", args=[refused.page.pk]), "Edit")
    reasons = " ".join(refused.problems)
    messages.error(
        request, f"“{title}” isn't published yet. Nothing is lost: it stays a draft. {reasons}", buttons=[button]
    )
