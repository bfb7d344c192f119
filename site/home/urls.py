from django.urls import path

from .views import article, conversation_list

urlpatterns = [
    path("conversations/", conversation_list, name="conversation-list"),
    path("articles/<slug:slug>/", article),
]
