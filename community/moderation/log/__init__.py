"""The log of decisions: how the database keeps its rows, and how moderators read it.

Not here: its tables (`models`), and who writes them: what decides something.
"""
