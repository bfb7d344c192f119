from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Has no tables of its own.

    `Visit` and `Mute` stay in `community.comments.models` with their tables: moving them would take a migration in
    two apps and would change nothing that anybody sees.
    """

    name = "community.conversations"
    label = "conversations"
