"""Repairs text that was decoded with the wrong table, where it is certain: “donâ€™t”, “πŸ™‚”."""
