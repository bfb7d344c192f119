"""What e-mails about notifications say, and when they are due. Not here: how they are sent (delivery)."""
