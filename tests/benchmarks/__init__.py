"""Tests of what `make bench` relies on: its data is the same as the site writes. Figures are not tested here.

Each file mirrors one in benchmarks/.
"""
