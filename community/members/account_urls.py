"""Pages of allauth that are ours in part; included before allauth's own."""

from django.urls import path

from .views.join import join

urlpatterns = [
    path("signup/", join, name="account_signup"),
]
