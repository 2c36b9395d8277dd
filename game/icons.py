"""The drawn icons as data: a 24 by 24 grid, one open stroke path and one filled stone each.

Stroke 2, round caps and joins, no fill; the stone is a filled circle (centre x, centre y, radius).
"""

from typing import Final, NamedTuple


class Drawing(NamedTuple):
    """One icon: its stroke as SVG path data, and its stone."""

    path: str
    stone: tuple[float, float, float]


DRAWINGS: Final[dict[str, Drawing]] = {
    "richting": Drawing("M4 20 20 4M20 4H11M20 4V13", (7, 7, 2.6)),
    "cultuur": Drawing(
        "M12 21V11M12 14C12 9 8.5 7 4 7C4 12 7.5 14 12 14M12 12C12 8 15 5.5 20 6C20 10.5 16.5 12 12 12",
        (12, 3.6, 2.4),
    ),
    "organisatie": Drawing(
        "M3.5 13.5H10.5V20.5H3.5ZM13.5 13.5H20.5V20.5H13.5ZM3.5 3.5H10.5V10.5H3.5Z",
        (17, 7, 3.2),
    ),
    "geletterd": Drawing("M3 5H21V16H3ZM8 20.5H16M7.5 8.5 10 10.5 7.5 12.5", (15, 12, 2.2)),
    "professioneel": Drawing(
        "M4.5 21C4.5 16.5 8 14 12 14C16 14 19.5 16.5 19.5 21"
        "M8 3.5C9 2.7 10.4 2.3 12 2.3C15.3 2.3 17.6 4.5 17.6 7.5",
        (12, 8.4, 3.2),
    ),
    "budget": Drawing("M4 8H20V20H4ZM4 8 16 3.5V8M20 12H15.5C13.6 12 13.6 16 15.5 16H20", (16, 14, 1.9)),
    "tijd": Drawing("M12 3.5A8.5 8.5 0 1 1 11.99 3.5ZM12 7.5V12L15.5 14", (12, 12, 2.2)),
    "werkdruk": Drawing("M3 18A9 9 0 0 1 21 18M12 18 17 10.5", (12, 18, 2.8)),
    "belasting": Drawing("M7 9H17L20 20H4ZM9 9C8 4 16 4 15 9", (12, 15, 2.4)),
    "samenhang": Drawing(
        "M9 15 15 9M8 11 5.2 13.8A3.7 3.7 0 0 0 10.4 19L13 16.4M16 13 18.8 10.2A3.7 3.7 0 0 0 13.6 5L11 7.6",
        (19.5, 19, 2.4),
    ),
    "kwaliteit": Drawing(
        ""
        "M12 6.5C9.5 4.8 6.5 4.5 3 4.8V18.5C6.5 18.2 9.5 18.5 12 20.2"
        "C14.5 18.5 17.5 18.2 21 18.5V4.8C17.5 4.5 14.5 4.8 12 6.5V20",
        (17, 10.5, 2.2),
    ),
    "kansen": Drawing("M12 4V20M7 20.5H17M4 8H20M4 8 1.8 14H6.2ZM20 8 17.8 14H22.2Z", (12, 4.4, 2.4)),
    "wendbaar": Drawing("M4 20V13C4 8.5 7 6.5 11 6.5H19M15 2.5 19.5 6.5 15 10.5", (4, 20, 2.6)),
    "arbeidsmarkt": Drawing("M3 8H21V20H3ZM8.5 8V4.5H15.5V8M3 13H9.5M14.5 13H21", (12, 13, 2.4)),
    "student": Drawing(
        "M2 9.5 12 4.5 22 9.5 12 14.5ZM6.5 12V17.5C9.5 19.8 14.5 19.8 17.5 17.5V12M22 9.5V15.5",
        (22, 17, 2),
    ),
    "werkplezier": Drawing(
        "M4 9H16V15.5C16 18 14 20 11.5 20H8.5C6 20 4 18 4 15.5ZM16 11H18.5C21.2 11 21.2 16 18.5 16H16",
        (10, 4.5, 2.4),
    ),
    "bestuurder": Drawing(
        "M3.5 20.5H20.5M5 17V10.5M10 17V10.5M14 17V10.5M19 17V10.5M3.5 8.5 12 3 20.5 8.5Z",
        (12, 6.6, 1.6),
    ),
    "onderwijsdirecteur": Drawing("M6 21V3.5M6 4.5H19L15.5 8.5 19 12.5H6", (6, 20, 2.6)),
    "teamleider": Drawing(
        "M2.5 20C2.5 16.5 4.5 14.8 7.5 14.8C10.5 14.8 12 16.5 12 20"
        "M12 20C12 16.5 13.5 14.8 16.5 14.8C19.5 14.8 21.5 16.5 21.5 20"
        "M7.5 11.4A2.4 2.4 0 1 1 7.51 11.4ZM16.5 11.4A2.4 2.4 0 1 1 16.51 11.4Z",
        (12, 4.6, 2.5),
    ),
    "programmamanager": Drawing("M4 5H11M8 12H16M13 19H20M4 3V21", (20, 5, 2.3)),
    "icoach": Drawing(
        "M12 3A6.3 6.3 0 0 1 15.5 14.5V17H8.5V14.5A6.3 6.3 0 0 1 12 3M9.5 20.5H14.5",
        (12, 9.3, 2.5),
    ),
    "docent": Drawing("M3 4H21V15H3ZM7 11 10 8 12.5 10.5 17 7M8 20.5 12 15 16 20.5", (12, 4, 2)),
    "flexibel": Drawing("M4 18C8 18 8 6 12 6C16 6 16 18 20 18", (12, 6, 2.6)),
    "hybride": Drawing("M9 5A7 7 0 1 0 9.01 19A7 7 0 0 0 9 5ZM15 5A7 7 0 1 1 14.99 19", (12, 12, 2.4)),
    "aidata": Drawing("M5 20V13M10 20V9M15 20V15M20 20V10M5 8 10 4 15 9 20 5", (20, 5, 2.4)),
    "nabij": Drawing(
        ""
        "M12 20.5C6 16.5 3 13 3 9.3C3 6.5 5 4.5 7.5 4.5C9.5 4.5 11 5.5 12 7.3"
        "C13 5.5 14.5 4.5 16.5 4.5C19 4.5 21 6.5 21 9.3C21 13 18 16.5 12 20.5Z",
        (12, 12.4, 2.4),
    ),
    "verder": Drawing("M6 4 18 12 6 20Z", (10.2, 12, 2.4)),
    "nieuw": Drawing("M11 5V20M3.5 12.5H18.5", (19.5, 5, 2.4)),
    "terugkijken": Drawing("M3.5 12A8.5 8.5 0 1 0 6.5 5.5M6.5 2V6.2H10.7", (12, 12, 2.4)),
    "maken": Drawing("M4 20 5 15.5 16 4.5 19.5 8 8.5 19ZM13.5 7 17 10.5", (4.6, 19.4, 2.2)),
    "instellingen": Drawing("M3 7H9M15 7H21M3 17H6M12 17H21M12 4.5V9.5M9 14.5V19.5", (12, 7, 2.6)),
    "menu": Drawing("M4 6H20M4 12H20M4 18H13", (19, 18, 2.2)),
    "check": Drawing("M4 12.5 9.5 18 20 6.5", (4, 12.5, 1.6)),
    "sluit": Drawing("M5 5 19 19M19 5 5 19", (12, 12, 2)),
    "pijl": Drawing("M4 12H19M13 6 19.5 12 13 18", (4.5, 12, 2)),
    "terug": Drawing("M20 12H5M11 6 4.5 12 11 18", (19.5, 12, 2)),
    "pauze": Drawing("M8 5V19M16 5V19", (12, 12, 1.8)),
    "timer": Drawing("M12 6.5A7.5 7.5 0 1 1 11.99 6.5ZM9.5 2.5H14.5M12 14V10", (12, 14, 2.2)),
    "notitie": Drawing("M4 4H20V15.5H12L7.5 20V15.5H4Z", (12, 9.8, 2.2)),
    "waarschuwing": Drawing("M12 3.5 21.5 20H2.5ZM12 9.5V13.5", (12, 16.8, 1.7)),
    "verberg": Drawing(
        "M3 3 21 21M9.5 5.5C15 4 19.5 7.5 22 12C21.2 13.5 20.2 14.8 19 15.9"
        "M15 18.2C9.5 19.8 4.5 16.5 2 12C2.9 10.3 4.2 8.8 5.7 7.6",
        (12, 12, 2.4),
    ),
    "slot": Drawing("M5 10.5H19V20.5H5ZM8 10.5V7.5C8 2.2 16 2.2 16 7.5V10.5", (12, 15.5, 2.2)),
    "gebeurtenis": Drawing("M12 2.5V6M4.5 5.5 7 8M19.5 5.5 17 8M4 20.5H20", (12, 14.2, 4)),
    "onderweg": Drawing("M3 17C7 17 7 8 12 8C15 8 16 10 16 12M12.5 9.5 16 12.5 19.5 9.5", (3.6, 17, 2.3)),
    "groep": Drawing(
        "M12 13.5A4 4 0 1 1 12.01 13.5ZM5 21C5 17 8 15.5 12 15.5C16 15.5 19 17 19 21",
        (19.5, 5.5, 2.4),
    ),
    "overslaan": Drawing("M4 5 12.5 12 4 19ZM20 5V19", (15.8, 12, 1.7)),
    "scherm": Drawing("M3 4.5H21V16.5H3ZM12 16.5V20.5M7.5 20.5H16.5", (12, 10.5, 2.3)),
    "filter": Drawing("M3 5H21L14 13V20L10 18V13Z", (12, 8.2, 1.8)),
    "toets": Drawing("M2.5 6H21.5V18H2.5ZM8 14.5H16", (7, 10, 1.7)),
    "opslaan": Drawing("M4 4H16.5L20 7.5V20H4ZM8 4V9H15V4", (12, 15, 2.4)),
}
