"""Files made to hurt cost under two seconds and 200 MB, and are refused in a clear sentence.

Each case runs in a process of its own, so that its peak of memory can be read. The peak holds the file itself.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from meantime.importers.base import ImportRefused, find_importer, identify
from tests.importers.samples.build_backup import build

HEADER = b"full_date,date,weekday,time,mood,activities,note\n"
JOURNAL = b'{"format": "meantime-journal", "version": 1, "tz": "UTC"}\n'
BASE = '{"customMoods": [], "tags": [], "dayEntries": %s}'
SECONDS, MEGABYTES = 2.0, 200.0
#: Reads a file with the importer named and prints the outcome, the CPU seconds and the megabytes it took.
CHILD = """
import json, re, sys, time
from pathlib import Path
from meantime.importers import daylio, meantime
from meantime.importers.base import ImportRefused, find_importer, identify
def peak(): return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
before, start = peak(), time.process_time()
data = Path(sys.argv[2]).read_bytes()
identify(data, "x")
try:
    found = find_importer(sys.argv[1]).extract(data, answers={}, tz="UTC")
    outcome = f"read {len(found.records)}, problems {len(found.problems)}"
except ImportRefused as refusal:
    outcome = str(refusal)
print(json.dumps([outcome, time.process_time() - start, peak() - before]))
"""


def zipped(content: bytes, name: str = "backup.daylio", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def many_members() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(40_000):
            archive.writestr(f"assets/photos/{number:08}", b"")
    return packed.getvalue()


def locked() -> bytes:
    data = bytearray(build())
    data[data.rfind(b"PK\x01\x02", 0, data.rfind(b"assets/photos")) + 8] |= 1
    first = data.find(b"PK\x01\x02")
    data[first + 8] |= 1
    return bytes(data)


def small_records() -> bytes:
    note = b'{"kind":"note","id":"%d","at":"2020-05-30T18:50:00Z","emotions":[{"name":"sad"}],"x":[1,{}]}\n'
    return JOURNAL + b"".join(note % number for number in range(99_000))


def wide_backup() -> bytes:
    """Notes that take four bytes a letter in memory and one on disk."""
    whole = {"year": 2020, "month": 1, "day": 1, "note": "😀" + "x" * 900_000}
    return backup_of(json.dumps([whole] * 30, ensure_ascii=False))


def backup_of(entries: str) -> bytes:
    return build((BASE % entries).encode())


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("daylio", lambda: zipped(b"\0" * 400_000_000), "too large"),
    "a zip in a zip": ("daylio", lambda: zipped(zipped(b"A" * 9_000_000)), "cannot be read"),
    "a zip of many members": ("daylio", many_members, "damaged"),
    "a cut zip": ("daylio", lambda: build()[:-40], "damaged"),
    "a zip of another method": ("daylio", lambda: zipped(b"x", method=zipfile.ZIP_LZMA), "damaged"),
    "a locked zip": ("daylio", locked, "locked"),
    "a path out of the zip": ("daylio", lambda: build(member="../../backup.daylio"), "not in this file"),
    "deep JSON": ("daylio", lambda: backup_of("[" * 100_000), "cannot be read"),
    "deep JSON in a field nobody reads": (
        "daylio",
        lambda: build(b'{"x":' + b'{"y":' * 100_000 + b"1" + b"}" * 100_001),
        "cannot be read",
    ),
    "a backup of wide letters": ("daylio", wide_backup, "read 30"),
    "dense JSON": ("daylio", lambda: backup_of("[" + "{}," * 5_000_000 + "{}]"), "too many values"),
    "many notes": ("daylio", lambda: backup_of("[" + "{}," * 60_000 + "{}]"), "more than 40,000"),
    "numbers beyond any date": (
        "daylio",
        lambda: backup_of(json.dumps([{"datetime": 9 * 10**17, "timeZoneOffset": 9 * 10**17}, {"year": -1}])),
        "read 0, problems 2",
    ),
    "a number too long": ("daylio", lambda: backup_of('[{"year": ' + "9" * 100_000 + "}]"), "cannot be read"),
    "70 MB": ("daylio", lambda: HEADER + b"2020-05-30,,,18:50,rad,,x\n" * 2_700_000, "larger than 64"),
    "40 MB of text": ("daylio", lambda: HEADER + b"x" * 40_000_000, "larger than 32"),
    "a million rows": ("daylio", lambda: HEADER + b"2020-05-30,,,18:50,rad,,x\n" * 1_000_000, "40,000"),
    "a million bad rows": ("daylio", lambda: HEADER + b"x,,,,,,\n" * 1_000_000, "40,000"),
    "a million columns": ("daylio", lambda: HEADER + b"," * 1_000_000, "too many columns"),
    "a million columns above": ("daylio", lambda: b"time,mood,full_date" + b"," * 1_000_000, "columns"),
    "columns over many lines": ("daylio", lambda: HEADER + (b"," * 99_999 + b'"\n"') * 200, "columns"),
    "one line of 30 MB": ("daylio", lambda: HEADER + b"x" * 30_000_000, "too long"),
    "wide letters": ("daylio", lambda: HEADER + ("😀" + "x" * 900_000 + "\n").encode() * 30, "problems 30"),
    "many tags": ("daylio", lambda: HEADER + b"2020-05-30,,,18:50,rad,," + b"<b " * 300_000, "read 1"),
    "zeros": ("daylio", lambda: HEADER + b"x" * 9000 + b"\0" * 9000, "not a text file"),
    "zeros in UTF-16": ("daylio", lambda: (HEADER.decode() + "\0").encode("utf-16"), "not a text file"),
    "half of UTF-16": ("daylio", lambda: HEADER.decode().encode("utf-16")[:-1], "not a text file"),
    "letters of two meanings": (
        "daylio",
        lambda: HEADER + "2020-05-30,,,18:50,źle,,".encode("cp1250"),
        "different letters",
    ),
    "a table that is none": ("daylio", lambda: b"a,b\n1,2\n", "does not look like"),
    "a journal with deep JSON": ("meantime", lambda: JOURNAL + b"[" * 100_000, "read 0, problems 1"),
    "a journal of dense JSON": ("meantime", lambda: JOURNAL + b"[" + b"0," * 9_000_000, "too many values"),
    "a journal of bad lines": ("meantime", lambda: JOURNAL + b"x\n" * 99_000, "problems 99000"),
    "a journal of many lines": ("meantime", lambda: JOURNAL + b"x\n" * 9_000_000, "100,000"),
    "a journal of small records": ("meantime", small_records, "read 99000"),
    "a journal of 40 MB": ("meantime", lambda: JOURNAL + b" " * 40_000_000, "larger than 32"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_refused_at_little_cost(name: str, tmp_path: Path) -> None:
    importer, make, outcome = CASES[name]
    (tmp_path / "file").write_bytes(make())

    ran = subprocess.run(
        [sys.executable, "-c", CHILD, importer, str(tmp_path / "file")],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    said, seconds, megabytes = json.loads(ran.stdout)
    print(name, outcome, seconds, megabytes)
    assert outcome in said
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


def test_nothing_is_written_whatever_the_zip_names_its_members(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ImportRefused):
        find_importer("daylio").extract(build(member="../backup.daylio"), answers={}, tz="UTC")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("cut", range(0, 500, 7))
def test_a_cut_or_changed_backup_never_raises_anything_else(cut: int) -> None:
    whole = build()
    changed = bytearray(whole)
    changed[-1 - cut % len(whole)] ^= 0xFF
    for data in (whole[: len(whole) - cut], bytes(changed)):
        identify(data, "x.daylio")
        with contextlib.suppress(ImportRefused):
            assert find_importer("daylio").extract(data, answers={}, tz="UTC").read == 4
