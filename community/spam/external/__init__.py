"""Checks that other people's servers answer: off by default, asked in a task, only about what is held anyway."""
