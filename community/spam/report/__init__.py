"""How well the filter does on this site: figures for its operator, made of moderators' decisions."""
