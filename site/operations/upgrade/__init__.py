"""From one version to the next: what it needs, whether it can be done now, and doing it in order.

The code is there already; this brings the database and what is stored up to it.
"""
