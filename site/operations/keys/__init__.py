"""Keys and doors: a new secret key, a lost second step, who may do what, and where to report a hole."""
