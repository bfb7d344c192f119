"""What `make chaos` counts. The faults themselves are not tested here: they take minutes."""
