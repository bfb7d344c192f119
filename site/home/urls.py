from django.urls import path

import blog.slug_converter  # noqa: F401 -- registers <unicode_slug:…>

from .views import article, conversation_list
from .weekly_question_view import weekly_questions
from .welcome import welcome

urlpatterns = [
    path("this-weeks-question/", weekly_questions, name="weekly-questions"),
    path("welcome/", welcome, name="welcome"),
    path("conversations/", conversation_list, name="conversation-list"),
    path("articles/<unicode_slug:slug>/", article, name="article"),
]
