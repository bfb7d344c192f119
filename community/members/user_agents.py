"""A short name for a browser from its User-Agent header: enough for its owner to recognise it, too little to track."""

UNKNOWN = "A browser we do not know"
#: (part of the header, name). The first match counts: Edge and Opera contain "Chrome" too, and all contain "Safari".
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_name(user_agent: str) -> str:
    """For example "Firefox on Linux"; `UNKNOWN` if neither browser nor system is known."""
    browser = next((name for part, name in BROWSERS if part in user_agent), "")
    system = next((name for part, name in SYSTEMS if part in user_agent), "")
    return " on ".join(filter(None, (browser, system))) or UNKNOWN
