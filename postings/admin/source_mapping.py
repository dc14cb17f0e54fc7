"""The part of a source's form that says how its ads are read: the company of ads that name none, and the mapping."""

from django import forms

from postings.models import Source


class SourceMappingForm(forms.ModelForm[Source]):
    class Meta:
        model = Source
        fields = ["company", "mapping"]
        help_texts = {
            "company": "The company of ads that name none.",
            "mapping": "Which fields of the source hold what, as TOML, for example: title = &quot;Job Name&quot;. See "
            "docs/importing.md. Usual names and well-known formats need none. A change is used by the next import.",
        }
        widgets = {"mapping": forms.Textarea(attrs={"rows": 12, "cols": 80, "spellcheck": "false"})}

    def clean_company(self) -> str:
        return " ".join(self.cleaned_data["company"].split())

    def clean_mapping(self) -> str:
        # Imported here, as in `sync.rereading`.
        from postings.importing.readers.mapping import MappingError
        from postings.importing.readers.record_fields import check_mapping

        mapping: str = self.cleaned_data["mapping"].replace("\r\n", "\n").strip()
        try:
            check_mapping(mapping)
        except MappingError as error:
            raise forms.ValidationError(str(error)) from None
        return mapping
