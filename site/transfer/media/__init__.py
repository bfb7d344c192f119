"""Pictures of the old site, from a folder or a zip beside the export. Nothing is fetched from elsewhere."""
