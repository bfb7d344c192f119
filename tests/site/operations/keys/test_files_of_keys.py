"""`.env` as people really write it: after a new key the old one is believed, and everything else stands as it stood."""

import os
from io import StringIO

import environ
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from operations.keys.key_change import with_new_key


def read(text, tmp_path):
    """As the settings read it."""
    (tmp_path / "read").write_text(text)
    values = {}
    environ.Env.read_env(tmp_path / "read", overwrite=True, **{})
    for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS", "SITE_URL"):
        values[name] = os.environ.pop(name, "")
    return values


@pytest.fixture
def as_read(tmp_path, monkeypatch):
    for name in ("SECRET_KEY", "SECRET_KEY_FALLBACKS", "SITE_URL"):
        monkeypatch.setenv(name, "")
    return lambda text: read(text, tmp_path)


@pytest.mark.parametrize(
    ("before", "believed"),
    [
        ("SECRET_KEY=old\n", "old"),
        ("SECRET_KEY=old", "old"),
        ("SECRET_KEY='old'  \n", "old"),
        ("# SECRET_KEY=comment\nSECRET_KEY=old\n", "old"),
        ("SECRET_KEY=old\n# SECRET_KEY_FALLBACKS=example\nSECRET_KEY_FALLBACKS=older\n", "old,older"),
        ("SECRET_KEY_FALLBACKS=older\nSECRET_KEY=old\n#SECRET_KEY_FALLBACKS=\n", "old,older"),
        ("SECRET_KEY=old\nSECRET_KEY_FALLBACKS=\n", "old"),
        ('SECRET_KEY=old\nSECRET_KEY_FALLBACKS="a,b"\n', "old,a,b"),
    ],
)
def test_the_old_keys_are_believed_and_the_first_of_them_is_the_last(as_read, before, believed):
    after = as_read(with_new_key(before))

    assert after["SECRET_KEY_FALLBACKS"] == believed
    assert len(after["SECRET_KEY"]) > 60
    assert after["SECRET_KEY"] not in believed


line = st.sampled_from(
    ["SITE_URL=https://x", "# SECRET_KEY_FALLBACKS=", "#SECRET_KEY_FALLBACKS='a'", "SECRET_KEY_FALLBACKS=one,two", "",
     "# a comment about SECRET_KEY=", "MY_SECRET_KEY=mine", "SECRET_KEY_OF_OTHERS=theirs"]
)  # fmt: skip


@given(above=st.lists(line, max_size=4), below=st.lists(line, max_size=4))
def test_whatever_stands_around_it_stays_and_the_old_key_is_the_first_fallback(above, below):
    before = "\n".join([*above, "SECRET_KEY=old", *below]) + "\n"

    lines = with_new_key(before).splitlines()

    in_use = [one for one in lines if one.startswith("SECRET_KEY_FALLBACKS=")]
    keeps_others = any(one.startswith("SECRET_KEY_FALLBACKS=") for one in [*above, *below])
    assert in_use[-1] == f"SECRET_KEY_FALLBACKS='old{',one,two' if keeps_others else ''}'"
    assert sum(one.startswith("SECRET_KEY=") for one in lines) == 1
    untouched = [one for one in [*above, *below] if "FALLBACKS" not in one and one]
    assert [one for one in lines if one in untouched] == untouched


def test_two_new_keys_are_never_the_same():
    assert len({with_new_key("SECRET_KEY=old\n") for _ in range(50)}) == 50


def test_changed_twice_both_old_keys_are_believed(as_read):
    once = with_new_key("SECRET_KEY=old\n")
    twice = with_new_key(once)

    assert as_read(twice)["SECRET_KEY_FALLBACKS"] == f"{as_read(once)['SECRET_KEY']},old"


@pytest.fixture
def environment(settings, tmp_path, db):
    settings.ROOT = tmp_path
    (tmp_path / ".env").write_text("SECRET_KEY=old\n")
    return tmp_path / ".env"


def test_a_command_that_was_killed_stands_in_nobodys_way(environment):
    environment.with_name(".env.new").write_text("half")

    call_command("change_secret_key", stdout=StringIO())

    assert "SECRET_KEY_FALLBACKS='old'" in environment.read_text()
    assert not environment.with_name(".env.new").exists()


def test_a_link_stays_one(environment, tmp_path):
    (tmp_path / "etc").mkdir()
    environment.rename(tmp_path / "etc" / "juggle.env")
    environment.symlink_to(tmp_path / "etc" / "juggle.env")

    call_command("change_secret_key", stdout=StringIO())

    assert environment.is_symlink()
    assert "SECRET_KEY_FALLBACKS='old'" in (tmp_path / "etc" / "juggle.env").read_text()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_root_leaves_the_file_to_whom_it_belongs(environment):
    os.chown(environment, 1234, 2345)

    call_command("change_secret_key", stdout=StringIO())

    assert (environment.stat().st_uid, environment.stat().st_gid) == (1234, 2345)


@pytest.mark.parametrize("email", ["nobody@example.org", ""])
def test_nobody_with_that_address_is_said(db, email):
    with pytest.raises(CommandError, match="has a second step"):
        call_command("reset_second_factor", email)


def test_somebody_without_a_second_step_loses_nothing(member, mailoutbox):
    with pytest.raises(CommandError, match=f"Nobody with the address {member.email} has a second step"):
        call_command("reset_second_factor", member.email)

    assert mailoutbox == []


@pytest.mark.parametrize("who", [None, "member", "editor", "moderator"])
def test_the_page_of_roles_is_for_administrators_alone(who, request, site_tree):
    client = Client()
    if who:
        client.force_login(request.getfixturevalue(who))

    answer = client.get("/cms/reports/roles/")

    assert answer.status_code in (302, 403, 404)
    assert "Tobias" not in answer.text
