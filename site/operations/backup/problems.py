class BackupError(Exception):
    """Nothing was backed up or restored. The message tells the operator what is wrong and what to do."""
