"""The form with which a member asks to be reminded, or no more."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.members.requests import MemberRequest

from .models import CheckIn, CheckInReminder
from .models.check_in_reminder import Every
from .reminding import months_after, remind, reminder_of, stop_reminding

#: By the clock of the member.
EARLIEST, LATEST, USUAL = 6, 22, 9
HOURS = [(hour, f"{hour:02}:00") for hour in range(EARLIEST, LATEST + 1)]
STOPPED = "You won’t be reminded of this any more."
PAST = "That day is over. Choose one from tomorrow on."


class ReminderForm(forms.Form):
    every = forms.TypedChoiceField(choices=Every.choices, coerce=int, label="How often")
    first_on = forms.DateField(label="The next time", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TypedChoiceField(choices=HOURS, coerce=int, label="At what time", help_text="By your own clock.")

    def clean_first_on(self) -> object:
        day = self.cleaned_data["first_on"]
        today = timezone.localdate()
        if day <= today:
            raise forms.ValidationError(PAST)
        if day > months_after(today, 24, wanted_day=today.day):
            raise forms.ValidationError("That’s more than two years ahead. Choose an earlier day.")
        return day


def initial_of(reminder: CheckInReminder | None) -> dict[str, object]:
    if reminder:
        return {"every": reminder.every, "first_on": reminder.next_on, "hour": reminder.hour}
    today = timezone.localdate()
    return {
        "every": Every.QUARTER,
        "first_on": months_after(today, Every.QUARTER, wanted_day=today.day),
        "hour": USUAL,
    }


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def set_reminder(request: MemberRequest, slug: str) -> HttpResponse:
    check_in = get_object_or_404(CheckIn.objects.exclude(first_published_at=None), slug=slug)
    reminder = reminder_of(request.user, check_in)
    if request.method == "POST" and "stop" in request.POST:
        stop_reminding(request.user, check_in)
        messages.success(request, STOPPED)
        return redirect(check_in)
    form = ReminderForm(request.POST if request.method == "POST" else None, initial=initial_of(reminder))
    if form.is_valid():
        chosen = form.cleaned_data
        reminder = remind(
            request.user, check_in, every=chosen["every"], first_on=chosen["first_on"], hour=chosen["hour"]
        )
        messages.success(
            request, f"You’ll be reminded on {reminder.next_on:%-d %B %Y}, then {reminder.get_every_display()}."
        )
        return redirect(check_in)
    context = {"check_in": check_in, "form": form, "reminder": reminder}
    return render(request, "check_ins/reminder.html", context, status=422 if form.is_bound else 200)
