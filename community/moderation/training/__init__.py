"""Ten made-up cases to try one's hand at. Nothing is saved, sent or learned."""
