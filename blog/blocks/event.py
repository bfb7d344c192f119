"""An event: what, when, where. It shrinks to one line when it is over."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from .web_address import WEB_ADDRESS


def time_zones() -> list[tuple[str, str]]:
    """UTC and the zones named after places, as choices; without abbreviations and the zones at sea (`Etc/`)."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix")))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


class EventValue(blocks.StructValue):
    """The date and time at the place of the event, and the moments in time they stand for."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self["zone"] or "UTC")

    @property
    def last_day(self) -> date:
        return self["ends_on"] or self["starts_on"]

    @property
    def begins(self) -> datetime:
        return datetime.combine(self["starts_on"], self["starts_at"] or time(), self.zone)

    @property
    def ends(self) -> datetime:
        """Without a time, the end of the last day."""
        return datetime.combine(self.last_day, self["ends_at"] or time.max, self.zone)

    @property
    def clock(self) -> str:
        """The time zone for readers: "CET, Madrid"; only "UTC" for UTC."""
        place = self.zone.key.rpartition("/")[2].replace("_", " ")
        return ", ".join(dict.fromkeys([self.begins.strftime("%Z"), place]))

    @property
    def is_over(self) -> bool:
        return timezone.now() >= self.ends


class EventBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=150)
    starts_on = blocks.DateBlock(label="First day")
    starts_at = blocks.TimeBlock(required=False, label="Begins at", help_text="By the clock of the place below.")
    ends_on = blocks.DateBlock(required=False, label="Last day", help_text="Left empty, it is the same day.")
    ends_at = blocks.TimeBlock(required=False, label="Ends at")
    zone = blocks.ChoiceBlock(choices=time_zones, default="UTC", label="Time zone")
    place = blocks.CharBlock(required=False, max_length=200, help_text="A street, a room, or “online”.")
    price = blocks.CharBlock(required=False, max_length=80, help_text="“Free”, or “€5 at the door”.")
    link = blocks.URLBlock(required=False, validators=[WEB_ADDRESS])
    link_text = blocks.CharBlock(
        required=False, max_length=60, label="Words on the button", help_text="Left empty: “About it, and how to come”."
    )

    class Meta:
        icon = "date"
        label = "Invitation"
        group = "Media and links"
        description = "Something that happens: what, when and where. It steps aside when it is over."
        template = "blog/blocks/event.html"
        value_class = EventValue
        form_classname = "struct-block event-block"

    def clean(self, value: Any) -> Any:
        event = super().clean(value)
        if not event["starts_on"]:
            return event
        if event["ends_on"] and event["ends_on"] < event["starts_on"]:
            raise StructBlockValidationError({"ends_on": ValidationError("It ends before it begins.")})
        if event["ends_at"] and not event["starts_at"]:
            raise StructBlockValidationError({"starts_at": ValidationError("Say when it begins as well.")})
        if event["ends_at"] and event.ends <= event.begins:
            raise StructBlockValidationError({"ends_at": ValidationError("It ends before it begins.")})
        return event

    def get_preview_value(self) -> Any:
        day = str(timezone.localdate() + timedelta(days=30))
        evening = {"starts_on": day, "starts_at": "19:30", "ends_at": "21:00", "zone": "Europe/Madrid"}
        return self.to_python(evening | {"title": "An evening about evenings", "place": "The library, Vitoria"})
