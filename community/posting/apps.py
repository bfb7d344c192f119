from django.apps import AppConfig


class PostingConfig(AppConfig):
    name = "community.posting"
    label = "posting"
