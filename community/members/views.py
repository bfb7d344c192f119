from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from .forms import ProfileForm
from .models import User


def profile(request: HttpRequest, handle: str) -> HttpResponse:
    member = get_object_or_404(User, username=handle, is_active=True)
    return render(request, "members/profile.html", {"member": member})


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Your profile is saved.")
        return redirect(request.user)
    return render(request, "members/edit_profile.html", {"form": form})
