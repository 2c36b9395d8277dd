"""What the words of a scenario mean, once, in both languages.

Which words there are is the engine's and the checks' to say: the makers of the pages see to it that none is
without its meaning here.
"""

from __future__ import annotations

from collections.abc import Mapping

from guide.pages import Both

MEANING: Mapping[str, Both] = {
    "visioning": (
        "Steeds opnieuw samen scherp krijgen wat je met digitaal onderwijs wilt.",
        "Keeping to sharpen, together, what you want with digital education.",
    ),
    "strategy": (
        "Kiezen wat je doet en laat, en het dan ook uitvoeren.",
        "Choosing what you do and do not do, and carrying it out.",
    ),
    "safety": ("Proberen mag, ook als het misgaat.", "Trying is fine, also when it fails."),
    "competence_development": (
        "Mensen worden echt bekwamer, liefst als team.",
        "People really become more skilled, preferably as a team.",
    ),
    "inquiry": (
        "Vragen: werkt dit, voor wie, en hoe weten we dat?",
        "Asking: does this work, for whom, and how do we know?",
    ),
    "innovation_room": ("Tijd, geld en vrijheid om te vernieuwen.", "Time, money and freedom to innovate."),
    "processes": (
        "Rooster, examens, inkoop en afspraken passen bij wat je wilt.",
        "Timetable, exams, purchasing and rules fit what you want.",
    ),
    "partnerships": (
        "Met bedrijven, scholen en instellingen optrekken.",
        "Working with firms, schools and institutions.",
    ),
    "tools_at_work": (
        "Zelf digitale middelen goed gebruiken in je werk.",
        "Using digital tools well in your own work.",
    ),
    "data_use": (
        "Cijfers begrijpen en er verstandig iets mee doen.",
        "Understanding figures and acting on them wisely.",
    ),
    "ethics": (
        "Op tijd vragen: is dit eerlijk, veilig en nodig?",
        "Asking in time: is this fair, safe and needed?",
    ),
    "own_development": (
        "Digitale middelen gebruiken om zelf te leren en bij te blijven.",
        "Using digital tools to learn and keep up yourself.",
    ),
    "transformational": (
        "Mensen inspireren, uitdagen en zien staan.",
        "Inspiring, challenging and seeing people.",
    ),
    "learning_professional": (
        "Laten zien dat je zelf ook leert, fouten inbegrepen.",
        "Showing that you are learning too, mistakes included.",
    ),
    "vision_on_paper": ("Hoe helder de visie is opgeschreven.", "How clear the written vision is."),
    "infrastructure": ("Netwerk, apparaten en ondersteuning.", "Network, devices and support."),
    "content": (
        "Digitaal leermateriaal en lessen die ervoor zijn gemaakt.",
        "Digital teaching material, and lessons made for it.",
    ),
    "pressure": (
        "Verwachtingen, doelen en toezicht. Zonder steun kost het veiligheid en draagvlak.",
        "Expectations, goals and monitoring. Without support it costs safety and commitment.",
    ),
    "support": ("Tijd, coaching en waardering.", "Time, coaching and recognition."),
    "fatigue": (
        "Moeheid door te veel en te versnipperde verandering. Laag is goed.",
        "Tiredness from too much and too scattered change. Low is good.",
    ),
    "shared_leadership": (
        "Hoe goed het leiden over mensen verdeeld is. Volgt uit wie wat leidt; geen effect kan het bewegen.",
        "How well leading is spread over people. Follows from who leads what; no effect can move it.",
    ),
    "education_quality": (
        "Uitkomst. Volgt traag, vooral op wat er in lessen verandert.",
        "Outcome. Follows slowly, mostly what changes in lessons.",
    ),
    "equal_opportunity": (
        "Uitkomst. Stijgt alleen als de visie het draagt en ernaar gedaan wordt.",
        "Outcome. Rises only when the vision carries it and is acted upon.",
    ),
    "agility": (
        "Uitkomst. Volgt op onderzoekend werken, ruimte, gedeeld leiderschap en strategie.",
        "Outcome. Follows inquiry, room, shared leadership and strategy.",
    ),
    "labour_market_fit": (
        "Uitkomst. Volgt op partners en op wat er in lessen verandert.",
        "Outcome. Follows partners and what changes in lessons.",
    ),
    "student_satisfaction": (
        "Uitkomst. Volgt op kwaliteit, en lijdt onder een invoeringsdip.",
        "Outcome. Follows quality, and suffers from an implementation dip.",
    ),
    "staff_wellbeing": (
        "Uitkomst. Volgt op werkdruk, veiligheid, draagvlak en moeheid.",
        "Outcome. Follows work pressure, safety, commitment and fatigue.",
    ),
    "skill": (
        "Hoe vaardig het team is in digitaal lesgeven.",
        "How skilled the team is in digital teaching.",
    ),
    "adoption": (
        "Het deel van de lespraktijk dat veranderd is. Meer dan het team kan dragen, zakt terug.",
        "The share of teaching practice that has changed. More than the team can carry falls back.",
    ),
    "commitment": ("Hoe het team achter de verandering staat.", "How far the team stands behind the change."),
    "workload": (
        "Werkdruk. Boven 72 gaat ze in de weg zitten. Laag is goed.",
        "Work pressure. Above 72 it gets in the way. Low is good.",
    ),
    "vision_lived": ("De visie zoals die in het team leeft.", "The vision as it lives in the team."),
    "dip": (
        "Tijdelijk verlies terwijl de praktijk verandert. Laag is goed.",
        "A temporary loss while practice changes. Low is good.",
    ),
    "coherence": (
        "Hoe goed wat de school doet past bij wat ze wil, 0 tot 100.",
        "How well what the school does fits what it wants, 0 to 100.",
    ),
    "budget": (
        "Het geld, in duizenden euro's. Een effect erop heeft `after` van 1 of meer.",
        "The money, in thousands of euros. An effect on it has an `after` of 1 or more.",
    ),
    "running": (
        "Lopende kosten per beurt, in duizenden euro's.",
        "Running costs a turn, in thousands of euros.",
    ),
    "turn": ("De beurt, geteld vanaf 1.", "The turn, counted from 1."),
    "leader_growth": (
        "Wat leiders hebben bijgeleerd. Een effect bereikt elke rol.",
        "What leaders have learnt. An effect reaches every role.",
    ),
}

FUNCTION: Mapping[str, tuple[str, Both]] = {
    "lowest": ("lowest(team.workload) < 70", ("Het laagste over de teams.", "The lowest over the teams.")),
    "highest": ("highest(team.workload) > 80", ("Het hoogste over de teams.", "The highest over the teams.")),
    "mean": (
        "mean(team.skill) >= 45",
        (
            "Het gemiddelde over de teams, gewogen naar grootte. `skill >= 45` zegt hetzelfde.",
            "The mean over the teams, weighted by size. `skill >= 45` says the same.",
        ),
    ),
    "chosen": (
        "chosen(peer_lesson_visits)",
        ("De actie is in een eerdere beurt uitgevoerd.", "The action was carried out in an earlier turn."),
    ),
    "answered": (
        "answered(vr_cupboard, b)",
        (
            "De gebeurtenis is in een eerdere beurt met deze optie beantwoord.",
            "The event was answered with this option in an earlier turn.",
        ),
    ),
    "happened": (
        "happened(vr_cupboard)",
        (
            "De gebeurtenis kwam in een eerdere beurt. `happened(incident)`: het incident van het model.",
            "The event came in an earlier turn. `happened(incident)`: the model's own incident.",
        ),
    ),
    "theme": (
        "theme(equity) >= 0.3",
        (
            "Het gewicht van het thema in de visie, 0 tot 1: drie van de tien stenen is 0.3.",
            "The theme's weight in the vision, 0 to 1: three of the ten stones is 0.3.",
        ),
    ),
}

MODIFIER: Mapping[str, Both] = {
    "safety": ("Sterker waar proberen veilig is.", "Stronger where trying is safe."),
    "coherence": (
        "Sterker waar wat de school doet past bij wat ze wil.",
        "Stronger where what the school does fits what it wants.",
    ),
    "literacy": (
        "Sterker waar de leiding zelf digitaal geletterd is.",
        "Stronger where leaders are digitally literate themselves.",
    ),
    "vision": ("Sterker waar de visie in de teams leeft.", "Stronger where the vision lives in the teams."),
    "support": ("Sterker waar mensen steun krijgen.", "Stronger where people have support."),
    "leader_fit": (
        "Geldt voor elke actie vanzelf; noemen mag en doet niets meer.",
        "Holds for every action anyway; naming it is fine and does nothing more.",
    ),
}

BOT: Mapping[str, Both] = {
    "nothing": (
        "Doet niets; van elke gebeurtenis komt de standaardoptie.",
        "Does nothing; every event gets its default option.",
    ),
    "random": ("Kiest willekeurig wat er mag en kan.", "Chooses at random among what may and can be done."),
    "balanced": (
        "Spreidt over acties en leiders, binnen geld en uren.",
        "Spreads over actions and leaders, within money and hours.",
    ),
}

SHOWN: Mapping[str, Both] = {
    "nothing": ("niets", "nothing"),
    "timeline": ("de tijdlijn", "the timeline"),
    "own_sentences": ("de visiezinnen", "the vision sentences"),
    "predictions": ("verwacht en uitgekomen", "expected and come about"),
    "causes": ("de oorzaken", "the causes"),
    "knowledge": ("wie wat wist", "who knew what"),
    "dimensions": ("de vijf dimensies", "the five dimensions"),
    "roles": ("wie wat leidde", "who led what"),
    "actions": ("de afspraken", "the agreements"),
    "stop_list": ("wat we niet meer doen", "what we stop doing"),
}
