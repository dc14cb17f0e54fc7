"""JSON Schemas of what programs get. docs/data.md describes each field of a posting."""

from typing import Any

from django.db.models import TextChoices

from postings.choices import (
    Answer,
    DatePrecision,
    Employment,
    Function,
    PayPeriod,
    PlaceKind,
    PublicStatus,
    Seniority,
    WorkMode,
)
from postings.detail_facts import DETAIL_FACTS, DetailFact

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_TIME: Schema = {"type": "string", "format": "date-time"}


def schemas() -> dict[str, Schema]:
    """Return the schemas by name."""
    posting = _posting()
    text = {"body": _TEXT, "body_html": _TEXT}
    entry = {
        "slug": _TEXT,
        "status": _one_of(PublicStatus),
        "since": _TIME,
        "at": _TIME,
        "posting": _or_null(reference("PostingWithText")),
    }
    return {
        "Posting": _object(posting),
        "PostingWithText": _object({**posting, **text}),
        "Page": _page(),
        "JsonFeed": _json_feed(),
        "Facet": _object(
            {"label": _TEXT, "values": _list(_object({"value": _TEXT, "label": _TEXT, "count": _COUNT}))},
        ),
        "Changes": _object(
            {"entries": _list(_object(entry)), "cursor": _TEXT, "has_more": {"type": "boolean"}, "next": _ADDRESS}
        ),
        "Problems": _object({"problems": _list(_object({"parameter": _TEXT, "message": _TEXT}))}),
        "Error": _object({"error": _TEXT}),
    }


def reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _page() -> Schema:
    always: dict[str, Schema] = {
        "total": _COUNT,
        "jobs": _COUNT,
        "page": _ADDRESS,
        "next": _or_null(_ADDRESS),
        "ignored": _list(_TEXT),
        "postings": _list(reference("Posting")),
    }
    page = _object(always)
    page["properties"] |= {"facets": {"type": "object", "additionalProperties": reference("Facet")}}
    return page


def _json_feed() -> Schema:
    author = {"type": "object", "properties": {"name": _TEXT, "url": _ADDRESS}, "required": ["name"]}
    item = _object(
        {
            "id": _ADDRESS,
            "url": _ADDRESS,
            "title": _TEXT,
            "summary": _TEXT,
            "content_html": _TEXT,
            "date_published": _TIME,
            "date_modified": _TIME,
            "authors": _list(author),
            "tags": _list(_TEXT),
            "_posting": reference("Posting"),
        }
    )
    item["properties"] |= {"language": _TEXT}
    feed = _object(
        {
            "version": {"const": "https://jsonfeed.org/version/1.1"},
            "title": _TEXT,
            "home_page_url": _ADDRESS,
            "feed_url": _ADDRESS,
            "language": _TEXT,
            "authors": _list(author),
            "items": _list(item),
        }
    )
    feed["properties"] |= {"next_url": _ADDRESS}
    return feed


def _posting() -> dict[str, Schema]:
    quote = _object({"quote": _TEXT, "line": _or_null({"type": "integer"}), "rule": _TEXT})
    quote["properties"] |= {"of": _list(_TEXT)}
    named = _object({"slug": _TEXT, "name": _TEXT, "url": _ADDRESS})
    skill = _object({"slug": _TEXT, "name": _TEXT})
    skills = _object({"required": _list(skill), "preferred": _list(skill)})
    return {
        "id": {"type": "integer"},
        "slug": _TEXT,
        "url": _ADDRESS,
        "title": _TEXT,
        "status": {"enum": [PublicStatus.OPEN.value, PublicStatus.CLOSED.value]},
        "company": _or_null(named),
        "team": _or_null(named),
        "function": _or_null(_labelled(_one_of(Function))),
        "seniority": _or_null(_labelled(_one_of(Seniority))),
        "employment": _or_null(_labelled(_one_of(Employment))),
        "years": _or_null(_NUMBER),
        "skills": skills,
        "practices": skills,
        "workplace": _list(_labelled(_one_of(WorkMode))),
        "location_text": _or_null(_TEXT),
        "places": _list(_place()),
        "applicants": _or_null(_applicants()),
        "pay": _or_null(_pay()),
        "benefits_text": _or_null(_TEXT),
        "language": _or_null(_labelled(_TEXT)),
        "categories": _list(_TEXT),
        **{name: _or_null(_labelled(_detail(fact))) for name, fact in DETAIL_FACTS.items()},
        "posted": _or_null(_object({"on": _TEXT, "precision": _one_of(DatePrecision)})),
        "first_seen_at": _TIME,
        "changed_at": _TIME,
        "closes_on": _or_null({"type": "string", "format": "date"}),
        "closed_at": _or_null(_TIME),
        "apply_url": _or_null(_TEXT),
        "apply_email": _or_null(_TEXT),
        "apply_text": _or_null(_TEXT),
        "excerpt": _TEXT,
        "corrected": _list(_TEXT),
        "evidence": {"type": "object", "additionalProperties": _list(quote)},
    }


def _place() -> Schema:
    return _object(
        {
            "key": _TEXT,
            "name": _TEXT,
            "type": _one_of(PlaceKind),
            "country": _or_null(_TEXT),
            "subdivision": _or_null(_TEXT),
        }
    )


def _applicants() -> Schema:
    others = {"enum": [Answer.YES.value, Answer.NO.value, None]}
    return _object({"from": _list(_TEXT), "not_from": _list(_TEXT), "others": others, "label": _TEXT})


def _pay() -> Schema:
    amounts = {"min": _or_null(_NUMBER), "max": _or_null(_NUMBER)}
    return _object(
        {
            **amounts,
            "currency": _or_null(_TEXT),
            "period": _or_null(_one_of(PayPeriod)),
            "yearly": _or_null(_object(amounts)),
            "varies_by_location": {"type": "boolean"},
            "label": _or_null(_TEXT),
            "text": _or_null(_TEXT),
        }
    )


def _detail(fact: DetailFact) -> Schema:
    value = _one_of(fact.choices) if fact.choices else _NUMBER if fact.is_number else _TEXT
    return _list(value) if fact.separator else value


def _labelled(value: Schema) -> Schema:
    return _object({"value": value, "label": _TEXT})


def _one_of(choices: type[TextChoices]) -> Schema:
    return {"type": "string", "enum": list(choices.values)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(properties: dict[str, Schema]) -> Schema:
    """Return the schema of an object that has all of these properties and no other."""
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}
