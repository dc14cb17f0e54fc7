"""Form fields that several admin forms share."""

import re
from typing import Any

from django import forms

from postings.detail_facts import LANGUAGE
from postings.reference.gazetteer import countries, country_codes, country_names, is_country, normalize, regions
from postings.reference.regions import countries_in, group_into_regions
from postings.sync import posting_values

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


class LanguagesField(forms.CharField):
    """Codes of languages, separated by spaces or commas. The cleaned value is that of `Posting.languages`."""

    def to_python(self, value: Any) -> str:
        codes = str(super().to_python(value)).replace(",", " ").split()
        return f" {' '.join(dict.fromkeys(codes))} " if codes else ""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if wrong := next((code for code in value.split() if not re.fullmatch(LANGUAGE, code)), None):
            raise forms.ValidationError(f"“{wrong}” is not a language code. Enter for example de:C1, en:fluent or fr.")


class CountriesField(forms.Field):
    """Countries by name or code, and regions for all of their countries. The cleaned value is that of `Posting.apply_from`.

    The widget offers names. A value that is typed or sent otherwise may hold several, separated by commas.
    """

    widget = forms.SelectMultiple(attrs={"size": 6, "class": "countries"})

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        inside = {region: countries_in(region) for region in regions().values()}
        names = sorted(country_names().items(), key=lambda item: normalize(item[1]))
        self.widget.choices = [
            ("Regions", [(region, region) for region in sorted(inside) if inside[region]]),
            ("Countries", [(code, f"{name} ({code})") for code, name in names]),
        ]

    def prepare_value(self, value: Any) -> list[str]:
        """Return the options that a column's value selects: whole regions, and the other countries."""
        if not isinstance(value, str):
            return list(value or [])
        if not all(is_country(code) for code in value.split()):
            return [value]
        found, others = group_into_regions(tuple(value.split()))
        return [*found, *sorted(others)]

    def to_python(self, value: Any) -> str:
        words = [word for each in ([value] if isinstance(value, str) else value or ()) for word in _split(each)]
        return posting_values.country_codes([code for word in words for code in _codes(word)])

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True


def _split(text: str) -> list[str]:
    """Return the names in a text: separated by commas, or codes separated by spaces."""
    if normalize(text) in countries():
        return [text]
    if re.fullmatch(r"\s*[A-Za-z]{2}(?:[\s,;]+[A-Za-z]{2})*\s*", text):
        return re.split(r"[\s,;]+", text.strip())
    return [word.strip() for word in re.split(r"[,;\n]", text) if word.strip()]


def _codes(word: str) -> list[str]:
    """Return the codes of the countries that a code or a name of a country or region means."""
    if code := country_codes().get(word.upper()) or countries().get(normalize(word)):
        return [code]
    if (region := regions().get(normalize(word))) and (inside := countries_in(region)):
        return sorted(inside)
    raise forms.ValidationError(f"Unknown country: {word}. Enter names or two-letter codes, for example Canada or CA.")
