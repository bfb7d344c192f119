from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from .requests import MemberRequest

View = Callable[..., HttpResponse]


def post_required(*, redirect_to: str) -> Callable[[View], View]:
    """For a button whose form posts to an address of its own: the view is called for a member's POST only.

    A GET redirects to the page with the button (`redirect_to`, a URL name). GETs happen when the session has ended:
    the member signs in and is then sent to the address of the button.
    """

    def decorate(view: View) -> View:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def view_or_redirect(request: MemberRequest, **kwargs: int) -> HttpResponse:
            return view(request, **kwargs) if request.method == "POST" else redirect(redirect_to)

        return view_or_redirect

    return decorate
