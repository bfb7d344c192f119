"""A database engine: Django looks for it in `base`."""
