"""Discussions that members start: a title and an opening comment. What is said below them is a conversation like any.

Begin with start.py. See docs/decisions/0019.
"""
