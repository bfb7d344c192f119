from django.apps import AppConfig


class SpamConfig(AppConfig):
    name = "community.spam"
    label = "spam"

    def ready(self) -> None:
        from community.members.profile_checks import register  # noqa: PLC0415 -- models are not loaded before

        from .profile_texts import problem_with_profile_text  # noqa: PLC0415 -- likewise

        register(problem_with_profile_text)
