"""Fetches the photographs, meshes and skies that training needs, by name and checksum."""

import argparse
import hashlib
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "sources.json"
TRIES = 4


@dataclass(frozen=True)
class Source:
    """A part of one public repository at one commit, under one licence."""

    name: str
    licence: str
    origin: str
    repository: str
    commit: str
    files: tuple
    """(path there, path here, sha256)"""


class WrongContent(Exception):
    """A file isn't the one that was looked at when its licence was checked."""


def sources(path: Path = SOURCES) -> list[Source]:
    return [
        Source(
            *(s[k] for k in ("name", "licence", "origin", "repository", "commit")),
            tuple((f["path"], f["to"], f["sha256"]) for f in s["files"]),
        )
        for s in json.loads(path.read_text())
    ]


def over_the_network(source: Source, path: str) -> bytes:
    address = f"https://raw.githubusercontent.com/{source.repository}/{source.commit}/{urllib.parse.quote(path)}"
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return answer.read()
        except (urllib.error.URLError, TimeoutError):
            if attempt == TRIES - 1:
                raise
            time.sleep(2**attempt)
    raise AssertionError


def from_folder(folder: Path):
    """Reads from FOLDER/owner/name/commit/path, for a machine without network."""

    def read(source: Source, path: str) -> bytes:
        return (folder / source.repository / source.commit / path).read_bytes()

    return read


def fetch(to: Path, read=over_the_network, wanted: list[Source] | None = None) -> int:
    """Brings what is missing; returns how many files were brought.

    Raises `WrongContent`, naming the file, when a checksum differs: nothing wrong is left behind.
    """
    brought = 0
    for source in wanted if wanted is not None else sources():
        for path, name, sha256 in source.files:
            file = to / name
            if file.exists() and _digest(file.read_bytes()) == sha256:
                continue
            content = read(source, path)
            if _digest(content) != sha256:
                raise WrongContent(
                    f"{source.repository}/{path} isn't the file that sources.json names: check it anew or leave it out"
                )
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_name(file.name + ".part")
            part.write_bytes(content)
            part.replace(file)
            brought += 1
    return brought


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("to", type=Path)
    parser.add_argument(
        "--from", dest="folder", type=Path, help="a folder with owner/name/commit/path instead of the network"
    )
    args = parser.parse_args()
    print(fetch(args.to, from_folder(args.folder) if args.folder else over_the_network), "files fetched")


if __name__ == "__main__":
    main()
