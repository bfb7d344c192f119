from typing import Any

from django import forms
from django.conf import settings

from community.members.models import User
from community.members.time_zone import known_zones, zone_name, zones_to_choose


class TimeZoneForm(forms.Form):
    time_zone = forms.ChoiceField(
        label="Times are shown in",
        required=False,
        help_text="In conversations, notifications and the CMS. The date of an article is the same for everybody.",
    )

    def __init__(self, member: User, data: Any = None) -> None:
        own = zone_name(member)
        super().__init__(data, initial={"time_zone": own})
        choices: list[Any] = [("", f"The time of the site ({settings.TIME_ZONE})")]
        choices += [
            (continent, [(name, readable(name)) for name in names]) for continent, names in zones_to_choose().items()
        ]
        # A browser may name its zone in an older way; that is kept, and can be chosen again.
        offered = {name for names in zones_to_choose().values() for name in names}
        if own and own not in offered:
            choices.append((own, readable(own)))
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class BrowserTimeZoneForm(forms.Form):
    """What time-zone.js sends."""

    time_zone = forms.CharField(max_length=40)

    def clean_time_zone(self) -> str:
        name: str = self.cleaned_data["time_zone"]
        if name not in known_zones():
            raise forms.ValidationError("No such time zone.")
        return name


def readable(name: str) -> str:
    """ "Argentina, Buenos Aires" for "America/Argentina/Buenos_Aires"."""
    return ", ".join(name.split("/")[1:] or [name]).replace("_", " ")
