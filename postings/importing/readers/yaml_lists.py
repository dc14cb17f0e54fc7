"""Find the ads in YAML. Aliases can make a small file very large, so what they lead to is counted."""

from typing import Any

import yaml

from postings.content.types import RawFile, SetAside
from postings.importing.readers.json_lists import find_records
from postings.importing.readers.mapping import Record

_MAX_VALUES = 500_000
_MAX_DEPTH = 50


class _Loader(yaml.CSafeLoader):
    """A safe loader that reads what has a tag of some program, such as `!ruby/object:JobPost`, as if it had none."""


def _without_tag(loader: _Loader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


_Loader.add_multi_constructor("!", _without_tag)


def take_apart(raw: RawFile, text: str) -> tuple[Record, list[Record]]:
    """Return the fields around the ads of a YAML file, and the ads. Raise SetAside."""
    try:
        documents = [each for each in yaml.load_all(text, Loader=_Loader) if each is not None]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SetAside(raw.path, "bad_yaml", f"This is not valid YAML: {error}."[:500]) from None
    if _count(documents, 0, 0) > _MAX_VALUES:
        raise SetAside(raw.path, "bad_yaml", "This YAML has too many values, or is nested too deeply.")
    return find_records(documents[0] if len(documents) == 1 else documents, raw)


def _count(value: Any, count: int, depth: int) -> int:
    """Return the number of values, or more than allowed as soon as it is certain."""
    if depth > _MAX_DEPTH:
        return _MAX_VALUES + 1
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        count = _count(each, count + 1, depth + 1)
        if count > _MAX_VALUES:
            break
    return count
