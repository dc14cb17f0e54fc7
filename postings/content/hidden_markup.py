"""What the text of an ad holds and no page shows: HTML comments, scripts and styles."""

import re

_OPENING = re.compile(r"<(?:!--|(?P<element>script|style)\b[^<>]{0,200}>)", re.IGNORECASE)


def without_hidden_markup(text: str) -> str:
    """Return a text with its comments, scripts and styles left out, and as many lines. One that does not end stays.

    >>> without_hidden_markup("We mend nets.<!-- Salary: none -->")
    'We mend nets.'
    """
    if "<" not in text:
        return text
    lower, kept, position = text.lower(), [], 0
    unclosed = set()
    for opening in _OPENING.finditer(text):
        closing = f"</{opening['element'].lower()}>" if opening["element"] else "-->"
        if opening.start() < position or closing in unclosed:
            continue
        end = lower.find(closing, opening.end())
        if end < 0:
            unclosed.add(closing)
            continue
        kept += [text[position : opening.start()], "\n" * text.count("\n", opening.start(), end)]
        position = end + len(closing)
    return "".join([*kept, text[position:]])
