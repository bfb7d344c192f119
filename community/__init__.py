"""People, and what they say: one package for each room, in the order that docs/architecture.md draws.

Nothing here knows of articles (`blog`), or of what spans all rooms (`site`).
"""
