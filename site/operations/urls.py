from django.urls import path

from .first_start import views

urlpatterns = [
    path("", views.go_on, name="first-start"),
    path("begin/<str:token>/", views.link, name="first-start-link"),
    path("owner/", views.owner, name="first-start-owner"),
    path("protection/", views.protection, name="first-start-protection"),
    path("look/", views.look, name="first-start-look"),
    path("topics/", views.topics, name="first-start-topics"),
    path("mail/", views.mail, name="first-start-mail"),
    path("finish/", views.finish, name="first-start-finish"),
]
