"""The cases, and what the handbook says to each (docs/moderating.md)."""

from dataclasses import dataclass

from community.moderation.models import Act

#: What can be chosen besides the acts of the desk.
LATER, DETAIL, HELP = "later", "detail", "help"
CHOICES = {
    Act.APPROVE: "Approve",
    Act.SPAM: "Spam",
    Act.REMOVE: "Remove, with a reason",
    DETAIL: "Take a detail out, and approve",
    HELP: "Write to them in private",
    LATER: "Ask another moderator",
}


@dataclass(frozen=True)
class TrainingCase:
    name: str
    writer: str
    text: str
    why_it_waits: str
    best: str
    because: str
    #: Good as well.
    also: tuple[str, ...] = ()

    def is_good(self, choice: str) -> bool:
        return choice == self.best or choice in self.also


CASES = (
    TrainingCase(
        "Lena K.",
        "Member since this morning, no comment so far.",
        "I cried in the car park before work today. Then I read this and went in anyway. Thank you.",
        "A new writer’s first comment always waits.",
        Act.APPROVE,
        "It’s warm and on topic. It waits only because it’s the first: approve, and the next one needn’t wait.",
    ),
    TrainingCase(
        "Best Deals",
        "A guest; the same text waits under two other articles.",
        "Great post!! Working mums save time with our planner, 40% off today only: see my profile.",
        "2.4 points: praise, an offer, copies.",
        Act.SPAM,
        "It would fit under any article, and stands under three. Spam teaches the filter: the fourth never gets here.",
    ),
    TrainingCase(
        "Martin",
        "Member for two years, 61 approved, none refused.",
        "That’s nonsense. If you send a one-year-old to nursery you shouldn’t have had one.",
        "Two readers reported it as unkind.",
        Act.REMOVE,
        "It’s no advertising, so it’s no spam: the filter would learn the wrong thing. It’s unkind to everybody who "
        "does just that. Remove it with the house rule. He may write the first half again.",
    ),
    TrainingCase(
        "Amber Fox",
        "A member without their name, new here, none refused before.",
        "I don’t see a way any more. They’d be better off without me. Sorry for writing this here.",
        "A reader is worried about them.",
        HELP,
        "Nobody did anything wrong, so nothing is removed. Write to them in private, with the help lines, before "
        "anything else. You don’t need to know who it is.",
        also=(LATER,),
    ),
    TrainingCase(
        "Joanna",
        "Member for three months, 4 approved.",
        "Our childminder has a free place! Carol Smith, 14 Mill Lane, 0151 496 0000, just ring her.",
        "Somebody’s address and phone number.",
        DETAIL,
        "Kindly meant, and Carol may not have been asked. Take the address and the number out and let the rest stand.",
        also=(Act.REMOVE,),
    ),
    TrainingCase(
        "Priya R.",
        "Member for a year, 22 approved.",
        "Here’s the study the article quotes, and the one that disagrees: eige.europa.eu/… and ifs.org.uk/…",
        "0.9 points: two links.",
        Act.APPROVE,
        "Links alone are no spam. Both lead where they say, and they help.",
    ),
    TrainingCase(
        "You",
        "Yourself, as a guest with your own address.",
        "Testing whether this works.",
        "A guest’s first comment.",
        LATER,
        "Nobody decides about what they wrote, as a guest either. The desk wouldn’t let you.",
    ),
    TrainingCase(
        "Tom",
        "Member for a month, 2 approved, 1 refused.",
        "Does anybody know whether shared parental leave works for the self-employed?",
        "By a rule of the house: a moderator reads everything in this conversation first.",
        Act.APPROVE,
        "One refused comment says nothing about this one, which is a good question. Read the text, not the record.",
    ),
    TrainingCase(
        "Greta",
        "Member for half a year, 9 approved.",
        "Our school’s head, Mr Ashby of St Mary’s, takes money for places. Everybody knows it.",
        "A reader says it’s illegal.",
        LATER,
        "It accuses somebody with a name of a crime. Hide nothing for good and promise nothing alone: leave a note for "
        "somebody who knows the law, and mind the deadline of the case. Removing it meanwhile is right as well.",
        also=(Act.REMOVE,),
    ),
    TrainingCase(
        "Sam",
        "Member for two months, 1 approved.",
        "lol first",
        "0.3 points. A new writer.",
        Act.APPROVE,
        "It adds nothing, and it breaks no rule. Being dull isn’t a reason that anybody could read without being hurt.",
    ),
)
