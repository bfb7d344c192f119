"""Warnings and suspensions: what a moderator proposes, decides and lifts, and what it keeps a member from doing.

Not here: setting a standing back (`standing_decisions`), and appeals.
"""
