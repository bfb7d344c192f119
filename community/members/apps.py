from allauth.account.signals import email_changed
from django.apps import AppConfig
from django.db.models.signals import pre_save


class MembersConfig(AppConfig):
    name = "community.members"
    label = "members"

    def ready(self) -> None:
        from .pending_codes import delete_pending_codes  # noqa: PLC0415 -- imports models, which are not loaded earlier
        from .sessions import UserSession, anonymise_session  # noqa: PLC0415 -- the same

        pre_save.connect(anonymise_session, sender=UserSession)
        email_changed.connect(delete_pending_codes)
