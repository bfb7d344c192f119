class ColoursConverter:
    """Three colours in an address, as `Colours.key` writes them."""

    regex = "[0-9a-f]{6}(?:-[0-9a-f]{6}){2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
