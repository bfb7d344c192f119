"""Taking a detail out of somebody's comment, with a mark where it stood, and putting it back."""
