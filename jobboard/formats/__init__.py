"""How dates are written where that differs from what Django has for a language."""
