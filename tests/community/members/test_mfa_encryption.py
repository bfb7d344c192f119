"""Second factors are encrypted in the database, and survive a change of SECRET_KEY."""

import json
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from cryptography.fernet import InvalidToken
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from community.members import mfa_encryption
from community.members.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MIGRATION = import_module("community.members.migrations.0007_encrypt_second_factors")


def code() -> str:
    return format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time()))))


def stored() -> str:
    return json.dumps(list(Authenticator.objects.order_by("pk").values_list("data", flat=True)))


def reread(authenticator: Authenticator) -> Any:
    return Authenticator.objects.get(pk=authenticator.pk).wrap()


def test_secrets_of_app_and_codes_are_stored_encrypted(member: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecoveryCodes, "generate_seed", classmethod(lambda cls: "seed-in-clear"))
    app = TOTP.activate(member, SECRET).instance
    paper = RecoveryCodes.activate(member).instance

    assert (SECRET in stored(), "seed-in-clear" in stored()) == (False, False)
    assert reread(app).validate_code(code())
    assert reread(paper).validate_code(reread(paper).generate_codes()[3])


def test_same_secret_is_never_stored_the_same_way_twice() -> None:
    assert mfa_encryption.encrypt(SECRET) != mfa_encryption.encrypt(SECRET)


def test_migration_encrypts_what_is_there_and_can_be_taken_back(member: User, other_member: User) -> None:
    Authenticator.objects.create(user=member, type="totp", data={"secret": SECRET})
    Authenticator.objects.create(user=member, type="recovery_codes", data={"seed": "seed", "used_mask": 5})
    Authenticator.objects.create(user=other_member, type="recovery_codes", data={"migrated_codes": ["1111", "2222"]})
    Authenticator.objects.create(user=other_member, type="webauthn", data={"name": "Key", "credential": {"id": "x"}})
    before = stored()

    editor = SimpleNamespace(connection=connection)
    MIGRATION.encrypt_all(apps, editor)
    encrypted = stored()
    MIGRATION.encrypt_all(apps, editor)  # interrupted and started again
    MIGRATION.decrypt_all(apps, editor)

    assert [word in encrypted for word in (SECRET, '"seed": "seed"', "1111", "2222", '"used_mask": 5')] == [
        *(False, False, False, False),
        True,
    ]
    assert encrypted.count(mfa_encryption.PREFIX) == 4
    assert stored() == before


def test_key_of_before_is_good_until_it_is_forgotten(member: User, settings: Any, capsys: Any) -> None:
    app = TOTP.activate(member, SECRET).instance
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key" * 8, [settings.SECRET_KEY]
    assert mfa_encryption.decrypt(reread(app).instance.data["secret"]) == SECRET

    call_command("renew_mfa_encryption")

    settings.SECRET_KEY_FALLBACKS = []
    assert capsys.readouterr().out == "Second steps ... 1\n"
    assert mfa_encryption.decrypt(reread(app).instance.data["secret"]) == SECRET


def test_without_the_key_nothing_is_read(settings: Any) -> None:
    encrypted = mfa_encryption.encrypt(SECRET)
    settings.SECRET_KEY = "another key" * 8

    with pytest.raises(InvalidToken):
        mfa_encryption.decrypt(encrypted)
