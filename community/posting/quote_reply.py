#: What a quote is for: to remind. The whole comment stands right above.
MAX_QUOTE_LENGTH = 600


def append_quote(typed: str, said: str) -> str:
    """What was typed so far, and below it what is answered, as a quote to write under."""
    before = f"{typed.rstrip()}\n\n" if typed.strip() else ""
    return f"{before}{quote_markdown(said)}\n\n"


def quote_markdown(said: str) -> str:
    """Without the quotes in it: those were somebody else's words."""
    own = "\n".join(line for line in said.splitlines() if not line.lstrip().startswith(">")).strip()
    if len(own) > MAX_QUOTE_LENGTH:
        own = own[:MAX_QUOTE_LENGTH].rsplit(maxsplit=1)[0] + " …"
    return "\n".join(f"> {line}".rstrip() for line in own.splitlines())
