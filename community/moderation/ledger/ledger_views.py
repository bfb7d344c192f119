"""The page of the ledger, the same for everybody, and its feed."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import conditional_page, require_safe

from community.branding.brand import current_brand

from .ledger_months import SHOWN_FROM, Month, ledger


@require_safe
def ledger_page(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/ledger.html", {"months": ledger(), "shown_from": SHOWN_FROM})


class LedgerFeed(Feed):
    feed_type = Atom1Feed
    subtitle = "Month by month, in numbers."
    link = reverse_lazy("ledger")
    feed_url = reverse_lazy("ledger-feed")

    def title(self) -> str:
        return f"{current_brand().name}: what moderators decided"

    def items(self) -> list[Month]:
        return ledger()

    def item_title(self, month: Month) -> str:
        return f"{month.first_day:%B %Y}"

    def item_description(self, month: Month) -> str:
        return render_to_string("moderation/_ledger_month.html", {"month": month})

    def item_link(self, month: Month) -> str:
        return f"{settings.SITE_URL}{reverse_lazy('ledger')}#m{month.anchor}"

    def item_pubdate(self, month: Month) -> datetime:
        """When it was over."""
        day = (month.first_day + timedelta(days=31)).replace(day=1)
        return timezone.make_aware(datetime.combine(day, time()))

    def item_updateddate(self, month: Month) -> datetime:
        return self.item_pubdate(month)


ledger_feed = require_safe(conditional_page(LedgerFeed()))
