"""Signing in to the editors' desk: slowing, two steps, roles, people, sessions."""
