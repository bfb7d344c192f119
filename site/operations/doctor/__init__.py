"""The doctor: looks at everything that is commonly wrong with a site, and says what mends it. It changes nothing.

Each file has the checks of one subject; `examination.py` names and runs them all.
"""
