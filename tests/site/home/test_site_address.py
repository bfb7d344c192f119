from django.contrib.sites.models import Site as DjangoSite
from django.core.management.sql import emit_post_migrate_signal
from wagtail.models import Site


def test_the_address_in_the_settings_is_written_where_wagtail_and_django_look(db, settings):
    settings.SITE_URL = "https://juggle.example"

    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # as `flush` does, without naming the apps

    assert Site.objects.get().root_url == "https://juggle.example"
    assert DjangoSite.objects.get().domain == "juggle.example"
