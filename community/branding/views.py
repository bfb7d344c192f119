from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.contrib.settings.views import get_setting_edit_handler

from .brand import Brand
from .models import Branding
from .palette import Colours, cms_tokens, dark_tokens, tokens


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def brand_stylesheet(request: HttpRequest, colours: str) -> HttpResponse:
    """The address says everything the answer depends on, so a new colour has a new address."""
    chosen = Colours(*(f"#{part}" for part in colours.split("-")))
    context = {"light": tokens(chosen) | cms_tokens(chosen), "dark": dark_tokens(chosen)}
    return render(request, "branding/brand.css", context, content_type="text/css; charset=utf-8")


@require_POST
@permission_required("branding.change_branding")
def preview_branding(request: HttpRequest) -> HttpResponse:
    """What was typed, on a page that shows a bit of everything; nothing is saved."""
    form_class = get_setting_edit_handler(Branding).get_form_class()
    form = form_class(request.POST, request.FILES, instance=Branding.load(request), for_user=request.user)
    if not form.is_valid():
        return render(request, "branding/preview_refused.html", {"branding_form": form}, status=422)
    return render(request, "branding/preview.html", {"brand": Brand(form.save(commit=False))})
