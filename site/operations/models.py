from .first_start.owner_link import FirstStart as FirstStart  # Django looks for models in this module
