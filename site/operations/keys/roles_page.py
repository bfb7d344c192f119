"""Who may do what in the CMS, when they last signed in, and whether a password is enough: for administrators."""

from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.members.models import User

SECOND_STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


@require_safe
def roles_page(request: HttpRequest) -> HttpResponse:
    if not request.user.is_superuser:
        raise PermissionDenied
    second_step = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_STEPS)
    found = (
        User.objects.filter(Q(is_superuser=True) | Q(groups__isnull=False), is_active=True)
        .annotate(has_second_step=Exists(second_step))
        .prefetch_related("groups")
        .distinct()
        .order_by("-is_superuser", "display_name")
    )
    rows = [(member, sorted(group.name for group in member.groups.all())) for member in found]
    return render(request, "operations/roles.html", {"rows": rows})
