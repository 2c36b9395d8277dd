from __future__ import annotations

import io

import pytest

from game.text.console import CLEAR, SEPARATION, WIDTH, Console, Stopped


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("no file behind this")


def test_lines_are_wrapped_and_words_stay_whole() -> None:
    out = io.StringIO()
    Console(io.StringIO(), out).line("wendbaarheid " * 30)
    lines = out.getvalue().splitlines()
    assert len(lines) > 1
    assert all(len(line) <= WIDTH for line in lines)
    assert set(out.getvalue().split()) == {"wendbaarheid"}


def test_nothing_printed_or_typed_steers_the_terminal() -> None:
    out = Terminal()
    console = Console(io.StringIO("a\x1b[2Jb\tc\n"), out)
    assert console.ask("any", "What\x1b[31m?") == "a[2Jb c"
    assert "\x1b" not in out.getvalue()


def test_the_end_of_the_input_and_an_interrupt_both_stop() -> None:
    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    for stdin in (io.StringIO(""), Interrupted()):
        with pytest.raises(Stopped):
            Console(stdin, io.StringIO()).ask("any", "Well?")


def test_a_line_without_its_end_is_still_an_answer() -> None:
    assert Console(io.StringIO("yes"), io.StringIO()).ask("any", "Well?") == "yes"


def test_a_private_moment_empties_the_terminal_and_what_was_scrolled_away() -> None:
    out = Terminal()
    Console(io.StringIO(), out).clear()
    assert out.getvalue() == CLEAR
    assert "\x1b[3J" in CLEAR


def test_in_a_pipe_a_private_moment_is_a_line_of_separation() -> None:
    out = io.StringIO()
    Console(io.StringIO(), out).clear()
    assert out.getvalue().strip() == SEPARATION


def test_a_terminal_that_cannot_clear_is_pushed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    out = Terminal()
    Console(io.StringIO(), out).clear()
    assert "\x1b" not in out.getvalue()
    assert out.getvalue().count("\n") > 50


def test_bytes_that_are_no_text_do_not_stop_the_game() -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"caf\xff\n"), encoding="ascii")
    raw = io.BytesIO()
    stdout = io.TextIOWrapper(raw, encoding="ascii")
    console = Console(stdin, stdout)
    assert console.ask("any", "€ −").startswith("caf")
    stdout.flush()
    assert "€ −".encode() in raw.getvalue()


def test_a_very_long_line_is_cut() -> None:
    assert len(Console(io.StringIO("x" * 100_000 + "\n"), io.StringIO()).ask("any", "?")) == 2000
