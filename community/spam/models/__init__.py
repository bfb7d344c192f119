"""Verdicts that were given, and what the filter has learned."""

from .example import Example
from .example_counter import ExampleCounter
from .external_status import ExternalStatus
from .fingerprint import Fingerprint
from .judgement import Judgement
from .settings_version import SettingsVersion
from .trained_model import TrainedModel

__all__ = ["Example", "ExampleCounter", "ExternalStatus", "Fingerprint", "Judgement", "SettingsVersion", "TrainedModel"]
