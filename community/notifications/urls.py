from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from . import views
from .delivery import address_check, bounce_webhook
from .following import follow_views
from .settings import guest_settings_views, opt_out_views, settings_views

urlpatterns = [
    path("", views.notification_list, name="notifications"),
    path("count/", views.unread_count, name="notification-count"),
    path("settings/", settings_views.notification_settings, name="notification-settings"),
    path("settings/<str:token>/", settings_views.settings_by_link, name="notification-settings-by-link"),
    path("settings/guest/<str:token>/", guest_settings_views.guest_settings, name="guest-settings"),
    path("e-mails/<str:token>/", opt_out_views.guest_opt_out, name="guest-opt-out"),
    path("e-mail-address/", address_check.request_address_check, name="address-check-request"),
    path("e-mail-address/<str:token>/", address_check.check_address, name="address-check"),
    path("e-mail-events/", bounce_webhook.email_events, name="email-events"),
    path("unsubscribe/<str:token>/", opt_out_views.unsubscribe, name="unsubscribe"),
    path("following/", follow_views.following, name="following"),
    path("following/<pk:pk>/unfollow/", follow_views.unfollow_row, name="unfollow"),
    path("following/<slug:kind>/<str:key>/", follow_views.follow_or_unfollow, name="follow"),
]
