"""`make chaos`: takes servers away from the running site while people write, and counts what was lost.

Begin with faults.py. docs/chaos.md says what is measured.
"""
