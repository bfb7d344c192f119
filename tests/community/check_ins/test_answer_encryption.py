import pytest

from community.check_ins.answer_encryption import InvalidToken, decrypt, encrypt, pseudonym_of, pseudonyms_of, renew

OLD, NEW = "old-" + "x" * 40, "new-" + "y" * 40


def test_what_was_encrypted_is_not_readable_and_comes_back_whole():
    stored = encrypt({"sleep": 3, "words": "Zwölf Bälle"})

    assert "sleep" not in stored
    assert decrypt(stored) == {"sleep": 3, "words": "Zwölf Bälle"}


def test_the_same_answer_never_looks_the_same():
    assert encrypt(3) != encrypt(3)


def test_a_key_of_before_still_decrypts_and_a_forgotten_one_does_not(settings):
    settings.CHECK_IN_KEYS = [OLD]
    stored = encrypt("hello")
    settings.CHECK_IN_KEYS = [NEW, OLD]
    assert decrypt(stored) == "hello"

    renewed = renew(stored)
    settings.CHECK_IN_KEYS = [NEW]

    assert decrypt(renewed) == "hello"
    with pytest.raises(InvalidToken):
        decrypt(stored)


def test_without_keys_of_its_own_they_are_made_of_the_secret_key(settings):
    stored = encrypt("hello")
    settings.CHECK_IN_KEYS = [NEW]
    assert decrypt(stored) == "hello"
    settings.SECRET_KEY = OLD

    with pytest.raises(InvalidToken):
        decrypt(stored)


def test_a_pseudonym_says_nothing_of_the_member_and_stays_the_same(settings):
    assert pseudonym_of(7) == pseudonym_of(7)
    assert len({pseudonym_of(number) for number in range(1, 20)}) == 19
    assert len(pseudonym_of(7)) == 64

    settings.CHECK_IN_KEYS = [NEW]

    before = pseudonyms_of(7)
    assert before[0] == pseudonym_of(7)
    assert len(before) == 2
    settings.CHECK_IN_KEYS = []
    assert pseudonym_of(7) == before[1]
