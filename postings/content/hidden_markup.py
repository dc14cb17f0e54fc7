"""What the text of an ad holds and no page shows: HTML comments, scripts and styles."""

import re

_OPENING = re.compile(r"<(?:!--|(?P<element>script|style)\b[^<>]{0,200}>)", re.IGNORECASE)
_CLOSING = {
    "": re.compile("-->"),
    "script": re.compile("</script>", re.IGNORECASE),
    "style": re.compile("</style>", re.IGNORECASE),
}


def without_hidden_markup(text: str) -> str:
    """Return a text with its comments, scripts and styles left out, and as many lines. One that does not end stays.

    >>> without_hidden_markup("We mend nets.<!-- Salary: none -->")
    'We mend nets.'
    """
    if "<" not in text:
        return text
    kept: list[str] = []
    position, unclosed = 0, set()
    for opening in _OPENING.finditer(text):
        element = (opening["element"] or "").lower()
        if opening.start() < position or element in unclosed:
            continue
        closing = _CLOSING[element].search(text, opening.end())
        if closing is None:
            unclosed.add(element)
            continue
        kept += [text[position : opening.start()], "\n" * text.count("\n", opening.start(), closing.end())]
        position = closing.end()
    return "".join([*kept, text[position:]])
