from typing import Any

from allauth.account.views import SignupView
from django.http import HttpRequest, HttpResponse


class JoinView(SignupView):
    """allauth's, with a session from the first look at the form on: two presses of its button share that session, so
    the code that one of them sent is good for the page that the other one opens."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.session["joining"] = True
        return super().get(request, *args, **kwargs)


join = JoinView.as_view()
