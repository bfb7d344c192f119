import pytest

from juggle.request_encoding import believe_text_encodings, decodes_text

FORM = "application/x-www-form-urlencoded"


def content_type_seen(sent: str) -> str:
    application = believe_text_encodings(lambda environ, start_response: [environ["CONTENT_TYPE"].encode()])
    return b"".join(application({"CONTENT_TYPE": sent}, lambda *response: None)).decode()


@pytest.mark.parametrize("charset", ["hex", "base64", "rot13", "idna", "undefined", "nonsense"])
def test_django_never_hears_of_an_encoding_that_is_none(charset):
    assert content_type_seen(f"{FORM}; charset={charset}") == FORM


@pytest.mark.parametrize("sent", ["", FORM, f"{FORM}; charset=utf-8", "text/plain; charset=latin-1"])
def test_every_other_header_is_passed_on_as_it_is(sent):
    assert content_type_seen(sent) == sent


def test_encodings_of_text_are_believed():
    assert [name for name in ("utf-8", "latin-1", "shift_jis", "hex", "idna", "rot13") if decodes_text(name)] == [
        "utf-8",
        "latin-1",
        "shift_jis",
    ]
