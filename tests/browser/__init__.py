"""Journeys in a real browser: what only a browser can tell, such as contrast, overflow, keyboard and policy violations."""
