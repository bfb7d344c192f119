"""The way out of e-mails to guests. GET asks, since mail scanners open links; POST does it, also for mail programs."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .guest_opt_out import SIGNER, GuestOptOut


@csrf_exempt  # a mail program posts without a page of ours, and the address in the link is all the right there is
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_opt_out(request: HttpRequest, token: str) -> HttpResponse:
    try:
        address_hash = SIGNER.unsign(token)
    except signing.BadSignature:
        return render(request, "notifications/guest_opt_out.html", {"is_known": False}, status=404)
    if request.method == "POST":
        GuestOptOut.objects.get_or_create(address_hash=address_hash)
    is_done = GuestOptOut.objects.filter(address_hash=address_hash).exists()
    return render(request, "notifications/guest_opt_out.html", {"is_known": True, "is_done": is_done})
