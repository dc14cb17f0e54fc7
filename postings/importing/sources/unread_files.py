"""Files of a source that no reader takes: why, and which of them are counted together without their names."""

from collections.abc import Iterator

from postings.content.types import NotRead

HIDDEN, IMAGE, FONT, MEDIA, CODE = "hidden file", "image", "font", "media file", "style or code file"

_GROUPS = {
    IMAGE: "avif bmp gif heic ico jpeg jpg png svg tif tiff webp",
    FONT: "eot otf ttf woff woff2",
    MEDIA: "aac avi flac m4a mkv mov mp3 mp4 mpeg ogg wav webm",
    CODE: "astro bat c cjs cpp cs css ejs erb go h haml hbs java js jsx kt less liquid lua map mjs njk php pl ps1 pug py rb "
    "rs sass scss sh sql styl svelte swift tmpl ts tsx vue",
}
_REASONS = {
    "Save the text of the ad as .md, .txt or .html.": "doc docm docx dot dotx key odp odt pages pdf ppt pptx rtf tex wpd",
    "Save the table as .csv.": "numbers ods xls xlsb xlsm xlsx",
    "Save the text of the message as .txt.": "eml mbox msg",
    "Unpack it, or import it by its own path.": "7z bz2 gz rar tar tbz2 tgz txz xz zip zst",
}
# What git keeps beside the files of a repository, which is no file of the source.
_OF_GIT = (".git", "/.git")
_GROUP_OF = {suffix: group for group, suffixes in _GROUPS.items() for suffix in suffixes.split()}
_REASON_OF = {suffix: reason for reason, suffixes in _REASONS.items() for suffix in suffixes.split()}


class UnreadFiles:
    """The files of one source that no reader takes. The files of a hidden folder count as one."""

    def __init__(self) -> None:
        self._last_hidden = ""

    def of(self, path: str) -> Iterator[NotRead]:
        """Yield what is to be said of a file that is not an ad by its name."""
        if hidden := _hidden_part(path):
            if hidden != self._last_hidden and not hidden.endswith(_OF_GIT):
                self._last_hidden = hidden
                yield NotRead(hidden, "Hidden files and folders are not read.", HIDDEN)
            return
        suffix = suffix_of(path)[1:].lower()
        if group := _GROUP_OF.get(suffix):
            yield NotRead(path, "", group)
        elif suffix:
            yield NotRead(path, _REASON_OF.get(suffix, "Files of this type cannot be read."))
        else:
            yield NotRead(path, "Its name has no file type, such as .md.")


def suffix_of(path: str) -> str:
    """Return the suffix of a file with its dot, or an empty string if there is none."""
    name = path.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix}" if stem and dot else ""


def _hidden_part(path: str) -> str:
    """Return a path up to its first hidden folder or file, or an empty string if no part is hidden."""
    parts = path.split("/")
    for count, part in enumerate(parts, 1):
        if part.startswith("."):
            return "/".join(parts[:count])
    return ""
