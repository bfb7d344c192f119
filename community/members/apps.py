from allauth.account.signals import email_changed
from django.apps import AppConfig
from django.db.models.signals import pre_save


class MembersConfig(AppConfig):
    name = "community.members"
    label = "members"

    def ready(self) -> None:
        from .doors import shut_doors  # noqa: PLC0415 -- models, which are only there now
        from .sessions import UserSession, forget_address  # noqa: PLC0415 -- the same

        pre_save.connect(forget_address, sender=UserSession)
        email_changed.connect(shut_doors)
