"""Tests of signing in: throttling, two-step login, roles, users and sessions."""
