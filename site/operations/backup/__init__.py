"""Backups: one archive with the database and the uploads, and restoring it. The commands are `backup` and `restore`.

Not in an archive: `.env` (unless asked for), members' exports, static files and the Python environment.
"""
