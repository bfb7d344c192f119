"""What the operator of a site needs: health, the doctor, backups, upgrades, a first start, figures.

Nothing here is about what people read or write; the rooms to the left know what is theirs.
"""
