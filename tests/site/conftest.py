"""A database whose rows are committed."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command


@pytest.fixture
def flushed(django_db_setup: None, django_db_blocker: Any) -> None:
    """Nothing is left that would stand in the way of planted rows: no content types of an earlier test, and none that
    a page makes when it is loaded before its own, for all of them are in memory."""
    with django_db_blocker.unblock():
        ContentType.objects.get_for_models(*apps.get_models(), for_concrete_models=False)
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)


@pytest.fixture
def committed_site(flushed: None, transactional_db: None, django_db_serialized_rollback: None) -> None:
    """What the migrations planted; it and everything else is committed, as other connections and programs see it."""
    ContentType.objects.clear_cache()
