"""Brings a community along from elsewhere, and takes it out again: articles, comments, people and pictures.

What a source yields is in `imported.py`, whatever it is; what is done with it knows no source.
"""
