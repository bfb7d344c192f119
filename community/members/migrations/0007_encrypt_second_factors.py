"""Secrets of second steps were stored in clear: whoever read a copy of the database could sign in with them."""

from typing import Any

from django.db import migrations

from community.members.mfa_encryption import change_all_secrets, decrypt, renew


def encrypt_all(apps: Any, schema_editor: Any) -> None:
    change_all_secrets(apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias), renew)


def decrypt_all(apps: Any, schema_editor: Any) -> None:
    change_all_secrets(apps.get_model("mfa", "Authenticator").objects.using(schema_editor.connection.alias), decrypt)


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0006_rename_cache_version_permissions"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt_all, decrypt_all)]
