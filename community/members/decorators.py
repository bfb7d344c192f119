from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def post_required(*, redirect_to: str) -> Callable[[View], View]:
    """For a button with an address of its own. `on` names the page it stands on: there leads the GET, of somebody whose
    session had ended and who had to sign in first."""

    def decorate(view: View) -> View:
        @login_required
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def pressed(request: HttpRequest, **where: int) -> HttpResponse:
            return view(request, **where) if request.method == "POST" else redirect(redirect_to)

        return pressed

    return decorate
