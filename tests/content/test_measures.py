"""The questionnaires are word for word those that were published, and no file without a licence is used."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from meantime.content.measure_files import known_measures, read_measure, shipped_measures
from meantime.core.measures import Measure, options_of, questions_of

ROOM = Path(__file__).parents[2] / "src/meantime/content"
MEASURES = shipped_measures()
PHQ_9 = (ROOM / "measures/phq-9.toml").read_text(encoding="utf-8")

#: Of the instruction, every question and every answer with its value. Change one only with the form in hand.
FINGERPRINTS: dict[str, str] = {
    "audit-c": "9343aa6d2b1e7f70",
    "gad-2": "23c6586537c072f2",
    "gad-7": "a6695fbc14e0c8d4",
    "k10": "16d764091e9a82d8",
    "k6": "1728187c7167e8bf",
    "pcl-5": "3d972638bbf0517e",
    "phq-2": "140f3771f76f0b81",
    "phq-4": "bc5111b67751f8f8",
    "phq-8": "449f11c308f91fdd",
    "phq-9": "299d20726738f606",
    "who-5": "194306e5109f9c10",
}


def fingerprint(measure: Measure) -> str:
    lines = [measure.instruction]
    for item in questions_of(measure):
        lines += [item.text, *(f"{option.value} {option.text}" for option in options_of(measure, item))]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def changed(old: str, new: str) -> bytes:
    assert old in PHQ_9
    return PHQ_9.replace(old, new).encode()


@pytest.mark.parametrize("form", sorted(FINGERPRINTS))
def test_a_form_is_word_for_word_what_it_was(form: str) -> None:
    assert fingerprint(MEASURES[form]) == FINGERPRINTS[form]


def test_every_form_has_a_fingerprint_and_the_eleven_are_there() -> None:
    assert sorted(MEASURES) == sorted(FINGERPRINTS)
    assert len(MEASURES) == 11


def test_the_lowest_answer_of_the_gad_7_is_not_at_all() -> None:
    """Many copies have it wrong: Zorowitz et al. (2021), Lancet Psychiatry 8:180."""
    assert MEASURES["gad-7"].option[0].text == "Not at all"
    assert MEASURES["gad-7"].option[0].value == 0


def test_the_short_forms_use_the_words_of_the_long_ones() -> None:
    def words(form: str) -> list[str]:
        return [item.text for item in MEASURES[form].item]

    assert words("phq-8") == words("phq-9")[:8]
    assert words("phq-2") == words("phq-9")[:2]
    assert words("gad-2") == words("gad-7")[:2]
    assert words("phq-4") == words("gad-2") + words("phq-2")


def test_codes_that_were_never_verified_are_not_there() -> None:
    for form in ("phq-8", "gad-2", "who-5", "k6", "k10"):
        assert (MEASURES[form].loinc, MEASURES[form].loinc_total) == ("", "")
    assert MEASURES["pcl-5"].loinc_total == ""
    assert MEASURES["audit-c"].item[0].loinc == ""  # 68517-2 of other sources is another question
    assert (MEASURES["phq-9"].loinc, MEASURES["phq-9"].loinc_total) == ("44249-1", "44261-6")
    assert [o.loinc for o in questions_of(MEASURES["phq-9"])[-1].option][2:] == ["LA6575-0", "LA6574-3"]


def test_every_form_names_its_source_licence_and_whom_it_is_owed_to() -> None:
    notice = (ROOM.parents[2] / "NOTICE-content.md").read_text(encoding="utf-8")

    for measure in MEASURES.values():
        assert measure.source
        assert measure.licence
        assert measure.attribution.rstrip(".") in " ".join(notice.split()), measure.id


def test_forms_that_need_a_choice_are_off_until_it_is_made() -> None:
    assert sorted(form for form, measure in MEASURES.items() if not measure.on) == ["pcl-5", "who-5"]


def test_the_pack_with_a_licence_of_its_own_lies_apart() -> None:
    assert not (ROOM / "measures/who-5.toml").exists()
    assert "CC BY-NC-SA 3.0 IGO" in (ROOM / "packs/who-5/LICENSE.txt").read_text()


@pytest.mark.parametrize("key", ["licence", "attribution", "source"])
@pytest.mark.parametrize("with_what", ["", "   "])
def test_a_file_without_licence_attribution_or_source_is_refused(key: str, with_what: str) -> None:
    lines = [line for line in PHQ_9.splitlines() if not line.startswith(f"{key} =")]
    text = f'{key} = "{with_what}"\n' + "\n".join(lines)

    for data in ("\n".join(lines), text):
        measure, problems = read_measure(data.encode(), "mine.toml")
        assert measure is None
        assert [problem.where for problem in problems] == ["mine.toml"]
        assert problems[0].what == f"The file does not say its {key}, so the questionnaire is not used."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xfe", "This is not a TOML file."),
        (b"title = ", "This is not a TOML file."),
        (changed('id = "phq-9"', 'id = ""'), "It has no id, or no question."),
        (changed('better = "lower"', 'better = "up"'), "Invalid enum value 'up'."),
        (changed('title = "PHQ-9"', 'title = "PHQ-9"\ncolour = "red"'), "Not known here: colour."),
        (
            changed("lowest = 5, highest = 9", "lowest = 6, highest = 9"),
            "The bands leave a total out, or two of them hold it.",
        ),
        (
            changed("lowest = 5, highest = 9", "lowest = 5, highest = 99999999999"),
            "The bands leave a total out, or two of them hold it.",
        ),
        (changed("may_leave = 2", "may_leave = 9"), "The counting does not work."),
    ],
)
def test_a_file_that_is_not_whole_is_refused_with_what_is_wrong(data: bytes, what: str) -> None:
    measure, (problem,) = read_measure(data, "mine.toml")

    assert measure is None
    assert problem.what == what


def test_a_keeper_adds_a_pack_and_a_bad_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "measures"
    folder.mkdir()
    (folder / "mine.toml").write_bytes(changed('id = "phq-9"', 'id = "mine"'))
    (folder / "again.toml").write_text(PHQ_9)
    (folder / "bare.toml").write_text('id = "bare"')
    (folder / "notes.txt").write_text("not looked at")

    found = known_measures(tmp_path)

    assert list(found.measures)[:-1] == list(MEASURES)
    assert found.measures["mine"].title == "PHQ-9"
    assert found.measures["phq-9"] is MEASURES["phq-9"]
    assert [problem.where for problem in found.problems] == ["again.toml", *["bare.toml"] * 3]


def test_without_a_folder_there_are_the_shipped_ones(tmp_path: Path) -> None:
    assert known_measures(tmp_path).measures is MEASURES
    assert known_measures(None).measures is MEASURES
