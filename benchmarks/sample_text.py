"""Random comments, as long as people's comments are, and as hard to compress."""

from random import Random

FUNCTION_WORDS = """
a after again all also and any as at because before but by can could did do even every first for from had has
have her here him his how if in into is it its just last less many me more most much must my never no nobody not
nothing now of off often on once one only or other our out over own same she should since so some still such
than that the their them then there these they this those three through too two under until up us very was we
well were what when where which while who why will with without would you your yet
"""
CONTENT_WORDS = """
afternoon agree allowance anybody appointment argument asking assistant autumn babysitter balance bathroom
bedtime believe bicycle birthday boss bottle boundary breakfast brother budget building bus calendar cancel
careful change childminder choir classroom coffee cold colleague commute contract cooking corridor cousin
daughter deadline decide department desk dinner director doctor driver early easier eldest email employer empty
evening everyone exhausted explain family father fever finish flexible follow forget forgotten fridge friend
garden grandmother grateful guilt half handover happened hardly help holiday homework honest hospital hours
house household hundred husband imagine invitation jacket journey keep kitchen kindness ladder laptop later
laugh laundry learn leave letter list listen locker lonely lunch machine manager maternity meeting mention
midnight mind minutes mistake Monday money month morning mother move neighbour night noise notice nursery office
older ordinary package paper parents part-time partner patience payroll people permission phone pickup plan
platform playground pocket policy practice pregnant project promise promotion question quiet quit rain reason
refuse remember reply return rota salary Saturday school secretary share shift shoes shopping sick silence
simple sister sleep small solution somebody sorry spare spring stairs start station stop story suitcase summer
Sunday supermarket surprise swap swimming table teacher team thank thermometer Thursday ticket tired toddler
together tomorrow train travel trouble trust try twins unpaid vacation village visit wait walk Wednesday weekend
wife window winter wonder work worry write wrong yesterday young
"""
SMALL, LARGE = FUNCTION_WORDS.split(), CONTENT_WORDS.split()


def sentence(chance: Random) -> str:
    words = [chance.choice(SMALL if chance.random() < 0.5 else LARGE) for _ in range(chance.randint(5, 15))]
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}{chance.choice('...?!')}"


def comment(chance: Random) -> str:
    """Return a few sentences; rarely several paragraphs, or an emphasised word."""
    if chance.random() < 0.02:
        return "\n\n".join(" ".join(sentence(chance) for _ in range(7)) for _ in range(3))
    text = " ".join(sentence(chance) for _ in range(chance.choice((1, 2, 2, 2, 3, 3, 4, 6))))
    return text.replace(" the ", " *the* ", 1) if chance.random() < 0.1 else text
