"""Tests mirror the source: community/spam/judge.py is tested by tests/community/spam/test_judge.py.

`factories` makes one ordinary thing each; `journeys`, `browser` and `library` test what no single module does.
"""
