"""Figures for moderators: how long the queue was, how fast it was decided, by whom and when, and what came in."""
