"""How static files are served: compressed, under names that change with them, and the styles of a page as one file."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_STYLES = "css/board.css"
_IMPORT = re.compile(r'@import "([^"]+)";')


class BoardStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """As always, with what the stylesheet imports put into it: a page asks for one file, not for fifteen."""
        folder = PurePosixPath(_STYLES).parent

        def read(path: str) -> str:
            storage, name = paths[path]
            with storage.open(name) as file:
                return file.read().decode()

        whole = _IMPORT.sub(lambda found: read(str(folder / found[1])), read(_STYLES))
        made = InMemoryStorage()
        made.save(_STYLES, ContentFile(whole.encode()))
        yield from super().post_process({**paths, _STYLES: (made, _STYLES)}, dry_run, **options)
