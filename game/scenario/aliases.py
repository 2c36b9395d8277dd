"""Dutch words, and other English ones, for the format's own names: who writes `uren` is told `hours`.

Only for hints: a file with such a word has a mistake, and is not read as if it said the right one.
"""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = """
tools_at_work: middelen digitale_middelen tools
data_use: data werken_met_data datagebruik
ethics: ethiek privacy
own_development: eigen_ontwikkeling
transformational: transformationeel transformationeel_leiderschap
learning_professional: lerende_professional
innovation_room: ruimte innovatie innovatieruimte ruimte_voor_innovatie innovation
processes: processen proces
partnerships: partnerschappen samenwerking partners
visioning: visie visie_vormen visievorming vision
strategy: strategie
safety: veiligheid veilig_klimaat psychologische_veiligheid veilig
competence_development: competentieontwikkeling professionalisering scholing
inquiry: onderzoekende_houding onderzoek
vision_on_paper: visie_op_papier
infrastructure: infrastructuur netwerk
content: leermateriaal lesmateriaal materiaal
pressure: druk verwachtingsdruk verwachtingen
support: steun ondersteuning
fatigue: veranderingsmoeheid moeheid vermoeidheid
shared_leadership: gedeeld_leiderschap
education_quality: onderwijskwaliteit kwaliteit quality
equal_opportunity: kansengelijkheid gelijke_kansen equity
agility: wendbaarheid
labour_market_fit: aansluiting_arbeidsmarkt arbeidsmarkt aansluiting
student_satisfaction: studenttevredenheid tevredenheid leerlingtevredenheid
staff_wellbeing: welzijn welzijn_personeel werkplezier wellbeing
team.skill: vaardigheid vaardigheden skills
team.adoption: gebruik gebruik_in_de_les adoptie
team.commitment: draagvlak betrokkenheid
team.workload: werkdruk
team.vision_lived: geleefde_visie
team.dip: invoeringsdip
skill: vaardigheid vaardigheden skills
adoption: gebruik gebruik_in_de_les adoptie
commitment: draagvlak betrokkenheid
workload: werkdruk
vision_lived: geleefde_visie
dip: invoeringsdip
literacy: geletterdheid digitale_geletterdheid
conduct: gedrag
organisation: organisatie organization
direction: richting
culture: cultuur
turn: beurt kwartaal ronde quarter round
coherence: samenhang
running: lopende_kosten
budget: geld begroting money
title: titel naam kop name
name: naam titel title
about: over uitleg omschrijving beschrijving description tekst text
summary: samenvatting
minutes: minuten duur speelduur
turns: beurten rondes kwartalen rounds quarters
teams: team groepen
themes: thema themas theme
roles: rollen rol role
actions: acties actie action
events: gebeurtenissen gebeurtenis event
variables: variabelen
endings: eindes slot einde
checks: controles toetsen
plans: plannen
language: taal
authors: auteurs auteur author
sources: bronnen bron
tags: labels label tag competenties
cost: kosten kost prijs costs price
hours: uren uur tijd
load: belasting last
reach: bereik
fits: past_bij past
lasts: duurt duur
repeat: herhaling herhalen
when: als wanneer voorwaarde if condition
effects: effecten effect gevolgen
moves: beweegt variabele verandert variable
by: met hoeveel amount
after: na
over: verdeeld
scaled_by: geschaald_door
unscaled: ongeschaald
story: verhaal tekst
at: op turn kwartaal
chance: kans
once: eenmalig
options: opties keuzes keuze choices option
default: standaard
question: vraag
hint: tip
felt_by: gevoeld_door
formal: formeel
leader: leider voorzitter
strengths: sterktes krachten
knows: weet kennis
wants: wil belang
start: begin
per_turn: per_beurt per_kwartaal
size: grootte omvang aantal
serves: dient
"""

_NAMES: dict[str, list[str]] = {}
for _line in _WORDS.split("\n"):
    _name, _, _others = _line.partition(": ")
    for _other in _others.split():
        _NAMES.setdefault(_other, []).append(_name)


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known name that this word stands for, if it does."""
    names = set(known)
    folded = word.strip().casefold().replace("-", "_").replace(" ", "_").removeprefix("team.")
    return next((name for name in _NAMES.get(folded, ()) if name in names), None)
