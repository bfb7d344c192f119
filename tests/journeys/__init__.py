"""Whole stories over HTTP, from the first page to the last, with several people.

Single pages and functions are tested beside the module that has them.
"""
