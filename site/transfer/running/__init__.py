"""A run of an import from beginning to end: `import_steps` shows them in order."""
