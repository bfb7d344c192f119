"""Pins: what we rely on in other people's code, so that an upgrade that changes it fails here.

Our own code is not tested here.
"""
