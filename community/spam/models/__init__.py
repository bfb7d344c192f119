"""Verdicts that were given."""

from .judgement import Judgement

__all__ = ["Judgement"]
