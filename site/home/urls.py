from django.urls import path

import blog.slug_converter  # noqa: F401 -- registers <unicode_slug:…>

from .views import article, conversation_list

urlpatterns = [
    path("conversations/", conversation_list, name="conversation-list"),
    path("articles/<unicode_slug:slug>/", article, name="article"),
]
