class UpgradeRefused(Exception):
    """Nothing was changed. The message says why and what to do."""


class UpgradeFailed(Exception):
    """It stopped half way. The message says how to go back."""
