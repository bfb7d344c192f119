from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. Both are sentences for the operator; neither shows a secret."""

    what: str
    mend: str
    #: False for what should be done some day: it is shown, and fails nothing.
    is_urgent: bool = True
    #: The name of the check that found it; `examination` fills it in.
    check: str = ""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


Check = Callable[[], Iterable[Finding]]
