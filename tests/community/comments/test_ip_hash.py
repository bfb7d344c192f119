from community.comments.ip_hash import hash_ip


def test_one_address_gives_one_hash_that_does_not_contain_it(settings):
    first = hash_ip("192.0.2.7")

    assert first == hash_ip("192.0.2.7")
    assert first != hash_ip("192.0.2.8")
    assert len(first) == 64
    settings.SECRET_KEY = "another"
    assert first != hash_ip("192.0.2.7")


def test_no_address_no_hash():
    assert hash_ip(None) == ""
