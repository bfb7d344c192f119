from django.urls import path

import blog.slug_converter  # noqa: F401 -- registers <words:…>

from .views import article, conversation_list

urlpatterns = [
    path("conversations/", conversation_list, name="conversation-list"),
    path("articles/<words:slug>/", article, name="article"),
]
