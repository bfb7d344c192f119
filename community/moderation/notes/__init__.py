"""Private notes: what moderators write down about a writer, for each other. The writer reads them in their export."""
