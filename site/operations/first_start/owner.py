from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from community.members.models import User

from .owner_link import FirstStart, has_administrator

BACKEND = "community.members.backend.MemberBackend"


def make_owner(request: HttpRequest, *, display_name: str, email: str, password: str) -> User | None:
    """Make the administrator and sign them in; None when there is one by now."""
    with transaction.atomic():
        start = FirstStart.objects.select_for_update().first()
        if start is None or has_administrator():
            return None
        owner = User.objects.create_superuser(email=email, password=password, display_name=display_name)
        start.go_on_with("protection")
    login(request, owner, backend=BACKEND)
    record_authentication(request, owner, method="password", email=email)
    return owner
