"""Tags and filters for the templates of check-ins; nothing else."""
