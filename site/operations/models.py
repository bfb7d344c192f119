# Django looks for models in this module.
from .first_start.owner_link import FirstStart as FirstStart
from .upgrade.installed_version import InstalledVersion as InstalledVersion
