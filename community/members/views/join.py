from typing import Any

from allauth.account.forms import SignupForm
from allauth.account.views import SignupView
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

CODE_WENT_ELSEWHERE = (
    "You’ve just joined with this address in another browser or window, and the code we sent works only there. "
    "Type it there, or wait a minute and join here again."
)
#: Seconds, longer than a press counts as the second one of the same form.
REMEMBERED_FOR = 120


class JoinView(SignupView):
    """allauth's, with a session from the first look at the form on: two presses of its button share that session, so
    the code that one of them sent is good for the page that the other one opens."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.session["joining"] = True
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: SignupForm) -> HttpResponse:
        key, browser = self._marks(form.cleaned_data["email"])
        if form.account_already_exists and form.is_second_press():
            if cache.get(key, browser) != browser:
                form.add_error(None, CODE_WENT_ELSEWHERE)
                return self.form_invalid(form)
        else:
            # Not in the session: two presses at once would overwrite what the other one wrote there.
            cache.set(key, browser, REMEMBERED_FOR)
        return super().form_valid(form)

    def _marks(self, address: str) -> tuple[str, str]:
        """The key under which it is remembered who joined with this address, and this browser; both hashed."""
        return _hashed(f"address {address.lower()}"), _hashed(f"session {self.request.session.session_key}")


def _hashed(text: str) -> str:
    return salted_hmac("community.members.join", text, algorithm="sha256").hexdigest()


join = JoinView.as_view()
