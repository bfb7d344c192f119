"""Praise that would fit under any text: robots leave it to be published once, or to have their name on the page."""

import re
from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

from .links import find_addresses
from .rules import quoting

#: Parents praise, too, and mean it: it makes a difference beside another reason only.
PRAISE_WEIGHT = 0.75
#: "Great post!" is what friends write under an article. Robots write more, or link.
SHORTEST_PRAISE = 25
#: A longer text that says nothing is rare, and not worth the time.
LONGEST_PRAISE = 600

_GOOD = (
    r"(?:great|good|nice|amazing|awesome|excellent|fantastic|wonderful|superb|brilliant|outstanding|perfect|valuable"
    r"|useful|helpful|informative|interesting|impressive|quality|beautiful|lovely|well[ -]written|in-?depth)"
)
_WORK = (
    r"(?:posts?|articles?|blogs?|web ?sites?|sites?|web ?pages?|pages?|content|write[ -]?ups?|information|info|points?"
    r"|weblog|writing|publications?|tips|ideas|share|job|work|topic|insights?|design|layout|stuff|style)"
)
_PRAISE = re.compile(
    rf"\b{_GOOD}\b[^.!?]{{0,40}}\b{_WORK}\b|\b{_WORK}\b[^.!?]{{0,40}}\b{_GOOD}\b"
    r"|\bthank(?:s| you)\b[^.!?]{0,30}\b(?:sharing|posting|publishing|writing|providing)\b"
    rf"|\bthank(?:s| you)\b[^.!?]{{0,20}}\b{_WORK}\b"
    r"|\bkeep (?:it up|up the|on (?:posting|writing|sharing)|posting|writing|sharing|going)\b"
    rf"|\b(?:bookmark|subscrib|recommend|visit|follow)\w*\b[^.!?]{{0,40}}\b{_WORK}\b"
    r"|\b(?:sehr|wirklich) (?:guter|gelungener|hilfreicher|interessanter) (?:artikel|beitrag|blog)\b"
    r"|\b(?:très|vraiment) (?:bon|bel|intéressant) (?:article|blog|site)\b"
    r"|\b(?:muy buen|excelente|ótimo|heel goed|interessant) (?:artículo|aporte|post|artigo|conteúdo|artikel)\b"
    r"|\b(?:merci pour le|gracias por|obrigad[oa] por|bedankt voor het|danke fürs?) \w+\b"
    r"|^(?:hi|hello|hey|wow|thanks|thank you)\W*$"
    r"|^(?:go on|well done|good luck|best of luck|regards|cheers|saludos|continue assim|weiter so|ga zo door)\b"
)
_SENTENCE = re.compile(r"[^.!?,;\n]+[.!?,;\n]*")
#: A comment that tells of somebody is by a person who has read the text, or lives.
_OWN = re.compile(
    r"\b(?:my|our|me|we|us|he|she|him|her|mine|ours|mein\w*|unser\w*|mon|ma|mes|notre|mi|mis|nuestr\w+|meu|minha|nosso"
    r"|mijn|onze?)\b|\d"
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def praise(text: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    """Evidence when there is nothing but general praise, beside links: of no sentence about this text, or this life."""
    if text.length > LONGEST_PRAISE:
        return
    words = text.body
    for address in find_addresses(text):
        words = words.replace(address, " ")
    if len(text.body) < SHORTEST_PRAISE or _OWN.search(words):
        return
    sentences = [one for one in _SENTENCE.findall(words) if _WORD.search(one)]
    if sentences and all(_PRAISE.search(one.strip()) for one in sentences):
        yield Evidence("praise", PRAISE_WEIGHT, quoting(words.strip()))
