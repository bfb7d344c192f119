"""Reads what WordPress exports (WXR).

Nothing here knows our models: it yields what is in `transfer.imported`.
"""
