"""Form fields that several admin forms share."""

from typing import Any

from django import forms

_MAX_WORD = 100


class WordsField(forms.CharField):
    """A text area for words, one per line. The cleaned value is a list without duplicates."""

    widget = forms.Textarea(attrs={"rows": 6, "cols": 40})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = (" ".join(line.split()) for line in str(super().to_python(value)).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if too_long := [word for word in value if len(word) > _MAX_WORD]:
            raise forms.ValidationError(f"“{too_long[0][:50]}…” is too long. Enter {_MAX_WORD} characters or fewer.")

    def run_validators(self, value: Any) -> None:
        pass  # the validators of CharField expect a string, but the value is a list
