from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from . import address_check, bounce_webhook, opt_out_views, views

urlpatterns = [
    path("", views.notification_list, name="notifications"),
    path("e-mails/<str:token>/", opt_out_views.guest_opt_out, name="guest-opt-out"),
    path("e-mail-address/", address_check.request_address_check, name="address-check-request"),
    path("e-mail-address/<str:token>/", address_check.check_address, name="address-check"),
    path("e-mail-events/", bounce_webhook.email_events, name="email-events"),
    path("unsubscribe/<str:token>/", opt_out_views.unsubscribe, name="unsubscribe"),
    path("following/", views.followed_conversations, name="followed-conversations"),
    path("following/<pk:pk>/unfollow/", views.unfollow_conversation, name="conversation-unfollow"),
    path("following/<str:model_label>/<pk:object_id>/", views.follow_conversation, name="conversation-follow"),
]
