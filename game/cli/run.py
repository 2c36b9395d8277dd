"""From words typed to an exit code: every error a user can cause ends here as one sentence on stderr."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from game.cli.output import use_utf8
from game.cli.parser import parser, speak, wanted_language
from game.cli.settings import read_settings
from game.errors import UsageError, WendbaarError
from game.texts import Words, mark

NO_DISPLAY = mark(
    "There is no window here: play in plain lines with `wendbaar play --text` "
    "(from a checkout: `python play.py play --text`)."
)
BROKEN = mark(
    "Something broke inside Wendbaar ({error}). What was played is kept; `--debug` shows the details."
)
STOPPED = mark("Stopped.")


def run(argv: Sequence[str]) -> int:
    use_utf8()
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # it greets on stdout, where JSON goes
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them is a tenth of a start
    words = Words("en")
    try:
        words = speak(wanted_language(argv) or read_settings().lang)
        return _run(argv, words)
    except WendbaarError as error:
        print(error.say(words), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(words.say(STOPPED), file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our lines has gone; say nothing, and let nothing be flushed at exit.
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return 0
    except Exception as error:
        if "--debug" in argv:
            raise
        print(words.say(BROKEN, error=f"{type(error).__name__}: {error}"), file=sys.stderr)
        return 1


def _run(argv: Sequence[str], words: Words) -> int:
    try:
        args = parser(words).parse_args(list(argv))
    except SystemExit as told:  # --help and --version have printed what was asked
        return 0 if told.code in (0, None) else UsageError.exit_code
    if args.command is None:
        from game.cli.window import has_window, open_window

        if not has_window():
            raise UsageError(NO_DISPLAY)
        return open_window(args, words)
    code: int = args.handler(args, words)
    return code
