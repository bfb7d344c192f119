"""One file with everything that cannot be made again: the database and the uploads; and the way back.

Not in it: `.env` (unless asked for), files made for one member to take along, static files, the Python environment.
"""
