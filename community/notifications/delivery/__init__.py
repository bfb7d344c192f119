"""E-mails on their way: the outbox, limits, bounces and what an operator sees of them. Not here: what they say."""
