"""Tests of the folders in site/, and of what holds for the whole site: who may see which page, and headers.

Each folder mirrors one in site/.
"""
