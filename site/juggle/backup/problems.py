class BackupError(Exception):
    """The message is for the operator: what is wrong, and what to do."""
