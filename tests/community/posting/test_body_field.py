from community.posting.body_field import MAX_LENGTH, BodyForm


def test_the_end_of_a_line_is_one_character_however_it_is_sent():
    form = BodyForm({"body": "ab\r\n" * (MAX_LENGTH // 3)})

    assert form.is_valid()
    assert form.cleaned_data["body"] == "\n".join(["ab"] * (MAX_LENGTH // 3))
