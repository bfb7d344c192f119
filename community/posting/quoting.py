#: What a quote is for: to remind. The whole comment stands right above.
LONGEST_QUOTE = 600


def with_quote(typed: str, said: str) -> str:
    """What was typed so far, and below it what is answered, as a quote to write under."""
    before = f"{typed.rstrip()}\n\n" if typed.strip() else ""
    return f"{before}{quoted(said)}\n\n"


def quoted(said: str) -> str:
    """Without the quotes in it: those were somebody else's words."""
    own = "\n".join(line for line in said.splitlines() if not line.lstrip().startswith(">")).strip()
    if len(own) > LONGEST_QUOTE:
        own = own[:LONGEST_QUOTE].rsplit(maxsplit=1)[0] + " …"
    return "\n".join(f"> {line}".rstrip() for line in own.splitlines())
