"""Templates as they are written: lines short enough that a change of one can be reviewed."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_LINE = 140


def test_no_line_is_too_long() -> None:
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert templates
    long = [
        f"{template.relative_to(ROOT)}:{number}"
        for template in templates
        for number, line in enumerate(template.read_text().splitlines(), 1)
        if len(line) > MAX_LINE
    ]
    assert long == []
