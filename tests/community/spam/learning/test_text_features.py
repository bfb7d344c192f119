import math

from community.spam.learning.text_features import MAX_WORDS, PLACES, place_of, text_features
from community.spam.normalise import normalise_comment


def features_of(text: str):
    return text_features(normalise_comment(text, name="Rosa"))


def test_words_and_pairs_of_words_are_named_behind_their_places() -> None:
    words = features_of("Cheap loans here!").words

    assert list(words) == ["cheap", "loans", "here", "!", "cheap loans", "loans here", "here !"]
    assert all(0 <= place < PLACES for places in words.values() for place in places)
    assert [len(words[word]) for word in ("loans", "cheap loans")] == [13, 1]  # the word itself, and its letters


def test_the_name_beside_the_text_is_not_learned() -> None:
    assert "rosa" not in features_of("Good night").words


def test_words_weigh_as_much_in_a_short_text_as_in_a_long_one() -> None:
    short, long = features_of("loans"), features_of(" ".join(f"word{chr(97 + number)}" for number in range(20)))

    def length_of_words(features) -> float:
        return math.sqrt(sum(features.values[places[0]] ** 2 for places in features.words.values()))

    assert math.isclose(length_of_words(short), 1.0, abs_tol=0.05)
    assert math.isclose(length_of_words(long), 1.0, abs_tol=0.05)


def test_what_words_count_adds_up_to_what_the_text_counts_without_its_signs() -> None:
    features = features_of("Cheap loans, cheaper loans")
    weights = {place: number / 10 for number, place in enumerate(features.values)}

    words = features.share_among_words(features.counts(weights))

    signs = sum(weights[place_of("sign", sign)] * 0.3 for sign in ("length 5",))
    assert math.isclose(sum(words.values()) + signs, sum(weights[at] * value for at, value in features.values.items()))
    assert set(words) == set(features.words)


def test_words_that_begin_alike_share_letters() -> None:
    one, other, third = (set(features_of(word).values) for word in ("subscribing", "subscribe", "toddler"))

    assert len(one & other) > 10
    assert len(one & third) <= 2  # signs such as the length


def test_look_alikes_are_read_as_the_letters_they_look_like() -> None:
    assert features_of("сheap loаns").values == features_of("cheap loans").values


def test_a_sign_is_there_or_not() -> None:
    shouting, calm = features_of("CALL ME NOW!!!"), features_of("call me now")

    assert {place_of("sign", sign) for sign in ("capitals", "exclamation", "exclamations")} <= set(shouting.values)
    assert not {place_of("sign", sign) for sign in ("capitals", "exclamation", "exclamations")} & set(calm.values)


def test_an_empty_text_has_hardly_anything() -> None:
    assert features_of("").words == {}
    assert len(features_of("").values) == 1


def test_a_hostile_text_costs_no_more_than_a_long_one() -> None:
    different = " ".join(f"w{number}" for number in range(4 * MAX_WORDS))

    assert len(features_of(different).words) <= 2 * MAX_WORDS
