from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from community.moderation.areas.area_rights import register_comments_about  # noqa: PLC0415 -- needs the models
        from community.moderation.policy.policy_places import register_topics  # noqa: PLC0415 -- needs the models
        from community.notifications.reminders import register_reminder  # noqa: PLC0415 -- needs the models

        from . import receivers  # noqa: F401, PLC0415 -- connects to signals of models, which must be loaded before
        from .authors.unanswered_questions import remind_authors  # noqa: PLC0415 -- needs the models
        from .follows.follow_targets import register_kinds  # noqa: PLC0415 -- needs the models
        from .follows.new_articles import register  # noqa: PLC0415 -- needs the models
        from .models import Topic  # noqa: PLC0415 -- the same
        from .topic_conversations import comments_about  # noqa: PLC0415 -- the same

        register_kinds()
        register()
        register_topics("blog.topic", Topic.objects.all)
        register_comments_about(comments_about)
        register_reminder(remind_authors)
