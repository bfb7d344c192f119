"""How often somebody wants e-mail: preferences, settings by link, unsubscribing."""
