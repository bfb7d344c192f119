"""The rows of an import: the run, what came from where, and the lines of its report."""

from .import_line import ImportLine
from .import_run import Import
from .imported_thing import ImportedThing

__all__ = ["Import", "ImportLine", "ImportedThing"]
