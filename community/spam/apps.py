from django.apps import AppConfig


class SpamConfig(AppConfig):
    name = "community.spam"
    label = "spam"
