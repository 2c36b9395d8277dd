"""Moments in the words of a person: yesterday at 15:40."""

from datetime import datetime

from game.texts import Words


def moment(words: Words, stamp: str, now: datetime | None = None) -> str:
    """When something was saved, in the laptop's own time; empty for a stamp that is none.

    stamp  ISO 8601, as records carry it
    """
    try:
        at = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return ""
    today = (now or datetime.now()).astimezone().date()
    time = f"{at:%H:%M}"
    days = (today - at.date()).days
    if days == 0:
        return words.say("saved today at {time}", time=time)
    if days == 1:
        return words.say("saved yesterday at {time}", time=time)
    return words.say("saved on {date}", date=f"{at.day}-{at.month}-{at.year}")
