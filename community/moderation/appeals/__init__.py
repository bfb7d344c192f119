"""Appeals: who may appeal against what, the answer, and how a decision is turned round."""
