"""Numbers as the pages about the filter show them."""
