"""Sets Wendbaar up once in an environment of its own, and starts it.

    python play.py               the game
    python play.py test          the checks and the tests; more words go to pytest
    python play.py WORDS         any other command of the game, such as: check my.yaml
    python play.py --wheels DIR  the set-up without internet, from the packages in DIR

On Windows: py play.py. Setting up again happens by itself when pyproject.toml or the Python changes.
WENDBAAR_ENVIRONMENT puts the environment elsewhere.

This file reads on old Pythons too, so that they can be told what is needed: no annotations, no f-strings.
"""

from __future__ import print_function

import hashlib
import json
import os
import shutil
import subprocess
import sys

NEEDED = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
STATE = "wendbaar.json"  # in the environment: how far its set-up came, and for what
OPTIONAL = ("a11y", "pdf")  # extras without which the game is complete: tried, and done without
SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "com~apple~clouddocs")


class Trouble(Exception):
    """The set-up cannot go on; the message says what to do, in Dutch and in English."""


def main(words):
    """Sets up if need be and runs what `words` ask for; returns the exit code."""
    if sys.version_info < NEEDED:
        tell("Wendbaar heeft Python 3.11 of nieuwer nodig: zie python.org/downloads.")
        tell("Wendbaar needs Python 3.11 or newer: see python.org/downloads.")
        return 1
    try:
        words, wheels = without_wheels(list(words))
        testing = words[:1] == ["test"]
        python = set_up(environment_folder(ROOT, os.environ), "dev" if testing else "", wheels)
    except Trouble as trouble:
        tell(str(trouble))
        return 1
    except KeyboardInterrupt:
        tell(
            "\nGestopt; de volgende keer begint het klaarzetten opnieuw. / Stopped; it starts anew next time."
        )
        return 130
    if testing:
        return test(python, words[1:])
    # -P: a folder that happens to be called `game` where the user stands is not the game.
    return run([python, "-P", "-m", "game"] + words)


def tell(line):
    """To stderr: stdout belongs to the game, and others' programs may read it."""
    print(line, file=sys.stderr)
    sys.stderr.flush()


def without_wheels(words):
    """The words without a leading `--wheels DIR`, and that folder or None."""
    if words[:1] == ["--wheels"] and len(words) > 1:
        folder, words = words[1], words[2:]
    elif words and words[0].startswith("--wheels="):
        folder, words = words[0][len("--wheels=") :], words[1:]
    elif words[:1] == ["--wheels"]:
        folder = ""
    else:
        return words, None
    if not os.path.isdir(folder):
        raise Trouble(
            "Noem na --wheels de map met pakketten. / Name the folder with the packages after --wheels."
        )
    return words, os.path.abspath(folder)


# The set-up.


def environment_folder(root, environ):
    """`.venv` in the checkout; in the local app data when a cloud service would upload the checkout."""
    if environ.get("WENDBAAR_ENVIRONMENT"):
        return os.path.abspath(environ["WENDBAAR_ENVIRONMENT"])
    if not is_synced(root, environ):
        return os.path.join(root, ".venv")
    home = os.path.expanduser("~")
    if os.name == "nt":
        local = environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        local = os.path.join(home, "Library", "Application Support")
    else:
        local = environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    return os.path.join(local, "Wendbaar", "environment-" + digest(root.encode("utf-8"))[:12])


def is_synced(root, environ):
    """Whether a cloud service keeps this folder: by its name, or where OneDrive says that it lives."""
    parts = root.lower().replace("\\", "/").split("/")
    if any(part.startswith(SYNCED) for part in parts):
        return True
    drives = (environ.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"))
    inside = os.path.normcase(os.path.join(root, ""))
    return any(drive and inside.startswith(os.path.normcase(os.path.join(drive, ""))) for drive in drives)


def set_up(folder, extra, wheels):
    """Makes `folder` the environment for this checkout unless it is already; returns its Python."""
    python = (
        os.path.join(folder, "Scripts", "python.exe")
        if os.name == "nt"
        else os.path.join(folder, "bin", "python")
    )
    wanted = {
        "done": True,
        "root": ROOT,
        "pyproject": pyproject_digest(),
        "python": python_version(),
        "extra": extra,
    }
    found = read_state(folder)
    if is_enough(found, wanted) and os.path.exists(python):
        return python
    tell("Eenmalig klaarzetten, dit duurt een paar minuten... / Setting up once, this takes a few minutes...")
    # A game after a test run keeps the tools for testing.
    wanted["extra"] = extra or found.get("extra", "")
    wanted["made"] = found.get("made", False)
    if not is_usable(folder, python, found):
        make_environment(folder)
        wanted["made"] = True
    write_state(folder, dict(wanted, done=False))
    install(folder, python, wanted["extra"], wheels)
    write_state(folder, wanted)
    tell("Klaar. / Ready.")
    return python


def pyproject_digest():
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        return digest(file.read())


def digest(content):
    return hashlib.sha256(content).hexdigest()


def python_version():
    """Which Python an environment was made with: its version and its place."""
    return "%d.%d.%d %s" % (sys.version_info[:3] + (sys.base_prefix,))


def is_enough(found, wanted):
    """Whether the environment was set up to the end, for this checkout as it is now."""
    same = all(found.get(name) == wanted[name] for name in ("done", "root", "pyproject", "python"))
    return same and wanted["extra"] in ("", found.get("extra"))


def is_usable(folder, python, found):
    """Whether packages can be put in as it stands; a half-made one or one of another Python can't."""
    if found.get("made"):
        return bool(found.get("done")) and found.get("python") == python_version() and os.path.exists(python)
    # Somebody's own environment: theirs to keep, if it works.
    if not os.path.exists(os.path.join(folder, "pyvenv.cfg")):
        return False
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.check_output([python, "-c", asked], stderr=subprocess.STDOUT)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.decode("ascii", "replace").strip() == "%d.%d" % sys.version_info[:2]


def read_state(folder):
    try:
        with open(os.path.join(folder, STATE), "rb") as file:
            state = json.loads(file.read().decode("utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(folder, state):
    """Replaces the state in one go, so that a cut never leaves one that says "done" too early."""
    part = os.path.join(folder, STATE + ".part")
    with open(part, "wb") as file:
        file.write(json.dumps(state, indent=1, sort_keys=True).encode("utf-8"))
    os.replace(part, os.path.join(folder, STATE))


def make_environment(folder):
    """An empty environment, with pip if this Python has it to give."""
    import venv

    known = os.path.exists(os.path.join(folder, "pyvenv.cfg")) or read_state(folder)
    if os.path.isdir(folder) and os.listdir(folder) and not known:
        raise Trouble(
            "%s is al een andere map: haal die weg of geef hem een andere naam. / "
            "%s is some other folder: remove or rename it." % (folder, folder)
        )
    reason = ""
    try:
        os.makedirs(folder, exist_ok=True)
        write_state(folder, {"done": False, "made": True})
        try:
            build(venv, folder, with_pip=True)
        except subprocess.CalledProcessError:
            # Debian and Ubuntu keep ensurepip in a package of its own; the system's pip will do.
            build(venv, folder, with_pip=False)
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        raise Trouble(
            "De map %s kan niet gemaakt worden (%s): is de schijf vol of alleen-lezen? / "
            "The folder %s cannot be made (%s): is the disk full or read-only?"
            % (folder, reason, folder, reason)
        )


def build(venv, folder, with_pip):
    """Empties `folder` but for its state, which tells the next start if this one is cut off."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        elif name != STATE:
            os.remove(path)
    venv.EnvBuilder(with_pip=with_pip, symlinks=os.name != "nt").create(folder)


def install(folder, python, extra, wheels):
    """Puts the game (editable) and what it needs into the environment, or raises Trouble."""
    pip = [python, "-m", "pip"]
    if not has_pip(pip):
        pip = [sys.executable, "-m", "pip"]
        if not has_pip(pip):
            raise Trouble(
                "Deze Python heeft geen pip. Op Debian en Ubuntu: sudo apt install python3-venv. / "
                "This Python has no pip. On Debian and Ubuntu: sudo apt install python3-venv."
            )
        pip += ["--python", python]
    command = pip + ["install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if wheels:
        command += ["--no-index", "--find-links", wheels]
    log = os.path.join(folder, "pip.log")
    if not installs(command, extra, log):
        raise Trouble(why_pip_failed(log, wheels))
    for name in OPTIONAL:
        if not installs(command, name, os.path.join(folder, "pip-%s.log" % name)):
            tell("Overgeslagen, mag ontbreken: %s. / Skipped, not needed: %s." % (name, name))


def installs(command, extra, log):
    """Whether pip could put the game with this extra (or none) into the environment."""
    with open(log, "wb") as output:
        words = command + ["--editable", ROOT + ("[%s]" % extra if extra else "")]
        return subprocess.call(words, stdout=output, stderr=subprocess.STDOUT) == 0


def has_pip(pip):
    with open(os.devnull, "wb") as nowhere:
        return subprocess.call(pip + ["--version"], stdout=nowhere, stderr=nowhere) == 0


def why_pip_failed(log, wheels):
    with open(log, "rb") as file:
        lines = file.read().decode("utf-8", "replace").splitlines()
    reasons = [line for line in lines if line.startswith("ERROR")] or lines or ["?"]
    if wheels:
        advice = (
            "Staan alle pakketten in %s, voor dit systeem en deze Python? / "
            "Does %s hold all packages, for this system and this Python?" % (wheels, wheels)
        )
    else:
        advice = (
            "Is er internet? Zonder kan het met: python play.py --wheels MAP. / "
            "Is there internet? Without it: python play.py --wheels DIR."
        )
    return "Klaarzetten is niet gelukt. / The set-up failed.\n%s\n  %s\n  (%s)" % (
        advice,
        reasons[0].strip(),
        log,
    )


# Running.


def run(command, folder=None):
    """Runs `command` to its end and returns its exit code; Ctrl-C is its own business."""
    process = subprocess.Popen(command, cwd=folder)
    while True:
        try:
            code = process.wait()
        except KeyboardInterrupt:
            continue  # it got the same Ctrl-C, and saves and ends by itself
        return code if code >= 0 else 128 - code


def test(python, words):
    """Every check in order, then the tests, whose summary closes; the first code that is not 0."""
    scripts = os.path.dirname(python)
    checks = [
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [os.path.join(scripts, "lint-imports")],
    ]
    failed = []
    codes = []
    for check in checks:
        codes.append(run(check, ROOT))
        if codes[-1]:
            failed.append(" ".join(word for word in check if word not in (python, "-m")))
    if failed:
        tell("Niet in orde / not clean: " + ", ".join(os.path.basename(name) for name in failed))
    codes.append(run([python, "-m", "pytest", "-q", "-n", "2"] + words, ROOT))
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
