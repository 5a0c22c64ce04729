"""The sentence model and its word pieces."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from meantime.language import meaning
from meantime.language.vectors import as_bytes, closeness, cosines, nearest, stretches
from meantime.language.wordpiece import piece_ids, vocabulary


def test_sentences_that_mean_the_same_are_closer_than_others() -> None:
    vectors = meaning.embed(["I always ruin it", "I wreck everything, always have", "Made soup for the week"])

    assert float(vectors[0] @ vectors[1]) > float(vectors[0] @ vectors[2]) + 0.2


def test_vectors_have_length_one_and_come_out_the_same_every_time() -> None:
    sentences = ["felt anxious", "", "🙂", "日本語", "a" * 50_000, "a b " * 20_000]
    vectors = meaning.embed(sentences)

    assert vectors.shape == (6, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors, meaning.embed(sentences))


def test_a_sentence_alone_and_in_company_is_the_same() -> None:
    alone, company = meaning.embed(["late train"]), meaning.embed(["late train", "made soup", "x " * 90])

    assert np.array_equal(alone[0], company[0])


def test_without_the_runtime_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "has_runtime", lambda: False)
    meaning._load.cache_clear()
    try:
        assert not meaning.is_available()
        with pytest.raises(meaning.MeaningMissing):
            meaning.embed(["felt anxious"])
    finally:
        meaning._load.cache_clear()


def test_whoever_asks_one_thread_runs_the_model() -> None:
    with ThreadPoolExecutor(max_workers=3) as asking:
        list(asking.map(lambda text: meaning.embed([text]), ["late train", "made soup", "felt anxious"]))

    assert len([one for one in threading.enumerate() if one.name.startswith("meaning")]) == 1


def test_nothing_heavy_is_loaded_until_something_is_compared() -> None:
    code = "import sys, meantime.cli.find, meantime.cli.themes, meantime.language.meaning as m; m.is_available(); "
    code += "sys.exit(any(name in sys.modules for name in ('numpy', 'onnxruntime', 'django.db')))"

    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False).returncode == 0
    )


def test_the_vocabulary_is_the_published_one() -> None:
    path = Path("src/meantime/content/words/wordpiece.txt")

    assert hashlib.sha256(path.read_bytes()).hexdigest().startswith("07eced375cec144d27c900241f3e3394")
    assert len(vocabulary()) == 30_522


@pytest.mark.parametrize(
    ("text", "pieces"),  # as the tokenizer published with the model gives them
    [
        ("I always ruin it", "[CLS] i always ruin it [SEP]"),
        ("Café, naïve!", "[CLS] cafe , naive ! [SEP]"),
        ("unhappiness", "[CLS] un ##ha ##pp ##iness [SEP]"),
        ("don’t", "[CLS] don ’ t [SEP]"),
        ("8/10 日本", "[CLS] 8 / 10 日 本 [SEP]"),
        ("a" * 101, "[CLS] [UNK] [SEP]"),
        ("", "[CLS] [SEP]"),
    ],
)
def test_a_text_becomes_the_pieces_the_model_knows(text: str, pieces: str) -> None:
    numbers = vocabulary()

    assert piece_ids(text) == [numbers[piece] for piece in pieces.split()]


def test_a_long_text_is_cut_with_its_end_mark_in_place() -> None:
    ids = piece_ids("late train " * 500)

    assert (len(ids), ids[-1]) == (128, vocabulary()["[SEP]"])


def test_a_byte_a_number_keeps_closeness() -> None:
    vectors = meaning.embed(["late train", "the train was late again", "made soup"])

    assert np.allclose(cosines(as_bytes(vectors), vectors[:1]), vectors @ vectors[0], atol=0.01)


def test_the_nearest_stretch_of_each_note_counts_and_a_note_may_have_none() -> None:
    found, counts = np.array([0.1, 0.4, 0.2, 0.3], dtype=np.float32), np.array([2, 0, 1, 1, 0])

    assert closeness(found, counts).tolist() == pytest.approx([0.4, -1, 0.2, 0.3, -1])
    assert nearest(found, counts, np.array([3, 0])).tolist() == [3, 1]


def test_a_short_text_is_one_stretch_and_a_long_one_is_cut_at_sentences() -> None:
    text = "The train was late again and I stood on the platform. " * 12
    places = stretches(text)

    assert stretches("late train") == [(0, 10)]
    assert stretches("  ") == []
    assert "".join(text[start:end] for start, end in places) == text
    assert all(text[:end].rstrip().endswith(".") for _, end in places)


@pytest.mark.parametrize("text", ["a" * 50_000, "a b " * 20_000, ". " * 30_000, "(" * 50_000, "🙂" * 20_000])
def test_any_text_has_few_stretches_of_bounded_length(text: str) -> None:
    places = stretches(text)

    assert len(places) <= 16
    assert all(end - start <= 152 for start, end in places)
