import pytest

from juggle.request_encoding import decodes_text


@pytest.mark.parametrize("charset", ["hex", "base64", "rot13", "idna", "undefined", "nonsense", "utf-8", "latin-1"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_in_any_encoding_is_answered(client, site_tree, charset, method):
    # Django itself refuses forms in other encodings of text.
    kind = "text/plain" if charset == "latin-1" else "application/x-www-form-urlencoded"

    answer = client.generic(method, "/account/login/?a=%FF", b"login=a%FF", f"{kind}; charset={charset}")

    assert answer.status_code == 200


def test_encodings_of_text_are_believed():
    assert [name for name in ("utf-8", "latin-1", "shift_jis", "hex", "idna", "rot13") if decodes_text(name)] == [
        "utf-8",
        "latin-1",
        "shift_jis",
    ]
