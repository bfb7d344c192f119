from django.apps import AppConfig
from django.db.models.signals import pre_save


class CommentsConfig(AppConfig):
    name = "community.comments"
    label = "comments"

    def ready(self) -> None:
        """Disconnect the package's receiver, which publishes held replies when their parent is saved.

        See docs/decisions/0003.
        """
        from django_comments_xtd.models import publish_or_unpublish_on_pre_save  # noqa: PLC0415 -- needs the app registry

        from .models import Comment, PolicyVersion  # noqa: PLC0415 -- the same
        from .policy.policies_in_use import connect  # noqa: PLC0415 -- the same

        connect(PolicyVersion)
        pre_save.disconnect(publish_or_unpublish_on_pre_save, sender=Comment)
