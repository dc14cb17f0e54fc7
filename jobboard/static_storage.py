"""Static files storage: files with hashed names, compressed once, and a single bundled stylesheet."""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_STYLES = "css/board.css"
_IMPORT = re.compile(r'@import "([^"]+)";')


class BoardStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Replace the `@import` rules of the main stylesheet by the imported files, so that pages load one file."""
        folder = PurePosixPath(_STYLES).parent

        def read(path: str) -> str:
            storage, name = paths[path]
            with storage.open(name) as file:
                text: str = file.read().decode()
                return text

        bundle = _IMPORT.sub(lambda match: read(str(folder / match[1])), read(_STYLES))
        storage = InMemoryStorage()
        storage.save(_STYLES, ContentFile(bundle.encode()))
        yield from super().post_process({**paths, _STYLES: (storage, _STYLES)}, dry_run, **options)

    def compress_files(self, names: set[str]) -> Iterator[tuple[str, str]]:
        """Compress the files that pages link to, those with a hashed name, unless an earlier run has."""
        linked = names & set(self.hashed_files.values())
        yield from super().compress_files({name for name in linked if not _is_compressed(Path(self.path(name)))})


def _is_compressed(file: Path) -> bool:
    """Tell whether there are complete compressed files. The one by gzip is written last."""
    try:
        return gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == file.read_bytes()
    except (OSError, EOFError, zlib.error):
        return False
