from __future__ import annotations

from game.text.keys import KEYS, MEANS, key_word, numbers_in, picked, understand


def test_a_word_means_one_thing_whatever_the_language() -> None:
    owners: dict[str, set[str]] = {}
    for key, by_language in KEYS.items():
        for words in by_language.values():
            for word in words:
                owners.setdefault(word, set()).add(key)
    assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}


def test_the_word_that_help_shows_is_understood() -> None:
    for key in KEYS:
        for lang in ("nl", "en"):
            assert MEANS[key_word(key, lang)] == key


def test_words_are_understood_in_both_languages_and_any_case() -> None:
    assert understand("KLAAR").key == understand("done").key == "done"
    assert understand("deel 3").rest == "3"


def test_a_line_of_numbers_is_read_with_spaces_and_commas() -> None:
    assert numbers_in("4, 3 3") == (4, 3, 3)
    assert numbers_in("4 x") is None
    assert numbers_in("") is None
    assert numbers_in("99999") is None
    assert numbers_in("²") is None


def test_an_option_is_picked_by_letter_or_number() -> None:
    assert picked("b", ("A", "B")) == 1
    assert picked("2.", ("A", "B")) == 1
    assert picked("", ("A", "B")) is None
    assert picked("c", ("A", "B")) is None
