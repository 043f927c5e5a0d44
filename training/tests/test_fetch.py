import hashlib

import pytest

from matte.fetch import Source, WrongContent, fetch, sources

CONTENT = b"a mesh"


def source(sha256):
    return Source("n", "CC0-1.0", "o", "owner/name", "c0ffee", (("there/a.obj", "shapes/a.obj", sha256),))


def test_what_is_missing_is_brought_once(tmp_path):
    asked = []

    def read(of, path):
        asked.append(path)
        return CONTENT

    wanted = [source(hashlib.sha256(CONTENT).hexdigest())]
    assert fetch(tmp_path, read, wanted) == 1
    assert fetch(tmp_path, read, wanted) == 0
    assert asked == ["there/a.obj"] and (tmp_path / "shapes/a.obj").read_bytes() == CONTENT


def test_another_content_than_the_one_reviewed_is_refused_and_leaves_nothing(tmp_path):
    with pytest.raises(WrongContent, match="owner/name/there/a.obj"):
        fetch(tmp_path, lambda of, path: CONTENT, [source("0" * 64)])
    assert not list(tmp_path.rglob("*.obj*"))


def test_every_source_names_its_licence_origin_and_commit_and_no_two_files_share_a_place():
    every = sources()
    assert all(s.licence and s.origin and len(s.commit) == 40 for s in every)
    places = [name for s in every for _, name, _ in s.files]
    assert len(places) == len(set(places)) and not any(".." in place or place.startswith("/") for place in places)
    assert not any("NC" in s.licence for s in every)
