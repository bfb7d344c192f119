"""Figures for Prometheus: `/metrics`. Each process counts what it answers; what is in the database is asked when asked.

No figure is about a person, and no label holds what somebody sent.
"""
