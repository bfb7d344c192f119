"""Comment services, Ghost, and our own JSON Lines and CSV: each file becomes the values in `transfer.imported`.

Nothing here saves anything; `transfer.running` does, in the same steps for every source.
"""
