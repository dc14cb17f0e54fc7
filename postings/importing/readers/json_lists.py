"""Find the ads in JSON: in a list, in a list within an object, in lists of several companies, or one in each line.

A large file is read twice as a stream, first for the place of its ads, then ad by ad, so that memory does not grow with it.
"""

import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

import ijson

from postings.content.types import RawFile, SetAside
from postings.importing.readers.field_names import usual_target
from postings.importing.readers.mapping import Record, normalize
from postings.importing.readers.record_fields import is_recognized, targets
from postings.importing.readers.records import looks_like_ad

# A larger file is read as a stream.
_MAX_WHOLE = 1_000_000
_MAX_DEPTH = 5
_SAMPLE_RECORDS = 20
_MAX_OBJECTS = 100
# Names of a list of ads within an object that is no ad, but a company or a page.
_JOBS = frozenset(
    "jobs positions openings openpositions offers joboffers vacancies postings jobpostings roles joblistings listings "
    "internships stellen stellenangebote offres emplois ofertas empleos vacantes puestos".split()
)
_MAX_TITLE = 120
# What the name of an object with jobs is, by the target of the list that the object is in.
_FIELD_OF_GROUP = {"team": "department", "location": "location"}
_SECTIONS = frozenset("categories category sections groups types functions fields areas levels".split())
# Targets whose names are no fields of one ad only: `{"open": [{…}], "engineer": {…}}`.
_NO_FIELDS = (None, "title", "open", "closed", "published", "draft", "id")
# Lists of ads that are over, beside the list of those that are not.
_OVER = frozenset(["closed", "expired", "archive", "archived", "old", "removed", "inactive", "past", "deleted", "gone"])

Records = tuple[Record, Iterator[Record] | list[Record]]


def take_apart(raw: RawFile, data: bytes) -> Records:
    """Return the fields around the ads of a JSON file in UTF-8, and the ads. Raise SetAside."""
    if _is_lines(data):
        return {}, _lines(raw, data)
    if len(data) > _MAX_WHOLE:
        return _stream(raw, data)
    try:
        return find_records(json.loads(data), raw)
    except RecursionError:
        raise SetAside(raw.path, "bad_json", "The JSON is nested too deeply.") from None
    except ValueError as error:
        raise _not_valid(raw, error) from None


def _not_valid(raw: RawFile, error: Exception) -> SetAside:
    return SetAside(raw.path, "bad_json", f"This is not valid JSON: {error}."[:500])


def _is_lines(data: bytes) -> bool:
    """Return whether each line is an object of its own, judging by the first two lines."""
    found = 0
    for line in io.BytesIO(data):
        if line.strip():
            try:
                if not isinstance(json.loads(line), dict):
                    return False
            except (ValueError, RecursionError):
                return False
            found += 1
            if found == 2:
                return True
    return False


def _lines(raw: RawFile, data: bytes) -> Iterator[Record]:
    """Yield the object of each line. Lines end with a line feed only: texts can have other line breaks in them."""
    bad: list[int] = []
    for number, line in enumerate(io.BytesIO(data), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            bad.append(number)
            continue
        if isinstance(record, dict):
            yield record
    if bad:
        message = f"This line is not valid JSON. Lines that were skipped: {len(bad):,}. The other lines were read."
        raise SetAside(raw.path, "bad_json", message, line=bad[0])


def find_records(data: Any, raw: RawFile) -> tuple[Record, list[Record]]:
    """Return the objects in a structure that are most likely ads, and the fields around them."""
    if isinstance(data, dict) and is_recognized(data) and looks_like_ad(data, raw.settings):
        return {}, [data]
    best: tuple[int, Record, list[Record]] = (0, {}, [])
    for around, records in _lists(data, {}, raw):
        score = sum(looks_like_ad(record, raw.settings) for record in records)
        if score > best[0]:
            best = (score, around, records)
    if not best[2] and isinstance(data, dict) and looks_like_ad(data, raw.settings):
        return {}, [data]
    return best[1], best[2]


def _lists(data: Any, around: Record, raw: RawFile, depth: int = 0, name: str = "") -> Iterator[tuple[Record, list[Record]]]:
    """Yield each list of objects with the fields around it, and the lists and objects of one object together.

    `name` is that of the field which holds the data.
    """
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        records = [each for each in data if isinstance(each, dict)]
        if records:
            yield around, _ads_of_groups(records, raw, name) or records
        if lists := [each for each in data if isinstance(each, list)]:
            yield from _lists([each for inner in lists for each in inner], around, raw, depth + 1, name)
        if records and not any(looks_like_ad(record, raw.settings) for record in records):
            yield from ((around, inner) for inner in _unwrapped(records))
            yield from _lists(_joined(records), {}, raw, depth + 1)
    elif isinstance(data, dict):
        simple = {key: value for key, value in data.items() if isinstance(value, (str, int))}
        for key, value in data.items():
            yield from _lists(value, simple, raw, depth + 1, str(key))
        records = _values(data)
        yield simple, _ads_of_groups(records, raw, name) or records


def _unwrapped(records: list[Record]) -> Iterator[list[Record]]:
    """Yield the objects that one field of each record holds, with its other simple fields: `{"id": 1, "fields": {…}}`."""
    for name in dict.fromkeys(key for record in records for key, value in record.items() if isinstance(value, dict)):
        yield [_merged(record, name) for record in records if isinstance(record.get(name), dict)]


def _merged(record: Record, name: str) -> Record:
    inner: Record = record[name]
    return {key: value for key, value in record.items() if isinstance(value, (str, int))} | inner


def _joined(pages: list[Record]) -> Record:
    """Return the fields of the pages of a list as one, with the items of all."""
    fields: Record = {}
    lists: defaultdict[str, list[Any]] = defaultdict(list)
    for page in pages:
        for key, value in page.items():
            if isinstance(value, list):
                lists[key] += value
            else:
                fields.setdefault(key, value)
    return {**fields, **lists}


def _ads_of_groups(records: list[Record], raw: RawFile, name: str) -> list[Record]:
    return [ad for record in records for ad in _ads_of_group(record, raw, name)]


def _ads_of_group(record: Record, raw: RawFile, name: str) -> Iterator[Record]:
    """Yield the ads in an object such as `{"name": "Northwind", "jobs": [{…}]}`, with its name as their company.

    In a list whose `name` is `departments` or `locations`, it is the department or place.
    """
    for key, value in record.items():
        if normalize(str(key)) in _JOBS and isinstance(value, list):
            given = {"company": record["company"]} if isinstance(record.get("company"), str) else {}
            if isinstance(own := record.get("name"), str) and normalize(name) not in _SECTIONS:
                given.setdefault(_FIELD_OF_GROUP.get(usual_target(name) or "", "company"), own)
            yield from (given | _titled(each, raw) for each in value if isinstance(each, dict))


def _titled(ad: Record, raw: RawFile) -> Record:
    """Return an ad of a list of jobs with its only text as its title: `{"text": "…", "url": "…"}`."""
    if targets(ad, raw.settings, wanted=("title",))["title"]:
        return ad
    texts = [key for key, value in ad.items() if isinstance(value, str) and "://" not in value and value.strip()]
    if len(texts) != 1 or len(ad[texts[0]]) > _MAX_TITLE or "\n" in ad[texts[0]]:
        return ad
    return {("title" if key == texts[0] else key): value for key, value in ad.items()}


def _values(data: Record) -> list[Record]:
    """Return the objects of an object whose keys are ids or companies: `{"nw-1": {…}}`, `{"Northwind": [{…}]}`.

    What a field of an ad holds, such as its `company`, is no ad. An object beside a list is one if it has half of the fields
    of the first ad in the list.
    """
    found: list[Record] = []
    alone: list[Record] = []
    for key, value in data.items():
        if normalize(str(key)) not in _OVER and usual_target(str(key)) in _NO_FIELDS:
            if isinstance(value, list):
                found += [each for each in value if isinstance(each, dict)]
            elif isinstance(value, dict):
                alone.append(value)
    return [*(each for each in alone if not found or 2 * len(each.keys() & found[0].keys()) >= len(found[0])), *found]


def _stream(raw: RawFile, data: bytes) -> Records:
    try:
        around, prefix = _place_of_ads(raw, data)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise _not_valid(raw, error) from None
    outer, _, name = prefix.rpartition(".")
    if prefix and name != "item":
        return around, (_merged(each, name) for each in _records(data, outer) if isinstance(each.get(name), dict))
    if prefix:
        return around, _records(data, prefix)
    sample = list(islice(_objects_by_key(data), _SAMPLE_RECORDS))
    are_ads = sum(looks_like_ad(record, raw.settings) for record in sample) * 2 > len(sample)
    return {}, _objects_by_key(data) if are_ads else []


def _records(data: bytes, prefix: str) -> Iterator[Record]:
    for record in ijson.items(io.BytesIO(data), prefix, use_float=True):
        if isinstance(record, dict):
            yield record


def _objects_by_key(data: bytes) -> Iterator[Record]:
    """Yield the objects of an object whose keys are ids."""
    if data.lstrip().startswith(b"{"):
        for _, record in ijson.kvitems(io.BytesIO(data), "", use_float=True):
            if isinstance(record, dict):
                yield record


def _place_of_ads(raw: RawFile, data: bytes) -> tuple[Record, str]:
    """Return the fields around the list with the most ads, and its prefix, judging by a sample of each list."""
    counts: Counter[str] = Counter()
    samples: defaultdict[str, list[Record]] = defaultdict(list)
    simple: defaultdict[str, Record] = defaultdict(dict)
    building: dict[str, Any] = {}
    for prefix, event, value in ijson.parse(io.BytesIO(data), use_float=True):
        if event == "start_map" and "item" in prefix.split(".")[-2:] and prefix.count(".") < _MAX_DEPTH:
            counts[prefix] += 1
            if len(samples[prefix]) < _SAMPLE_RECORDS:
                building[prefix] = ijson.ObjectBuilder()
        for builder in building.values():
            builder.event(event, value)
        if event == "end_map" and prefix in building:
            samples[prefix].append(building.pop(prefix).value)
        elif (
            event in ("string", "number") and "item" not in prefix and prefix.count(".") <= 1 and len(simple) < _MAX_OBJECTS
        ):
            parent, _, key = prefix.rpartition(".")
            simple[parent][key] = value
    best = _best(raw, counts, samples)
    return dict(simple[best.rpartition("item")[0].rstrip(".").rpartition(".")[0]]) if best else {}, best


def _best(raw: RawFile, counts: Counter[str], samples: dict[str, list[Record]]) -> str:
    """Return the prefix of the list with the most ads. Lists within ads, such as their offices, do not count."""
    ads: dict[str, float] = {}
    for prefix in sorted(samples, key=lambda prefix: prefix.count(".")):
        share = sum(looks_like_ad(record, raw.settings) for record in samples[prefix]) / len(samples[prefix])
        within = any(prefix.startswith(f"{outer}.") for outer in ads)
        if share and (not within or prefix.split(".")[-2] in _JOBS):
            ads[prefix] = counts[prefix] * share
    for prefix in list(ads):
        if any(other.startswith(f"{prefix}.") for other in ads):
            del ads[prefix]
    return max(ads, key=lambda prefix: ads[prefix], default="")
