"""What questionnaires say over time, in the shape of a pattern: for readers that want everything in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meantime.core.patterns import Pattern
from meantime.core.phrases import phrase
from meantime.core.progress import Progress, verdict_words

#: "maybe" is never told without the word.
_SENTENCES = {"clear": "{title}: {said}", "maybe": "Maybe: {title}. {said}"}


def measure_patterns(progress: Iterable[Progress]) -> list[Pattern]:
    """One pattern for each questionnaire whose newest forms lie beyond ordinary ups and downs from the start.

    "clear" from two forms in a row, "maybe" from the newest alone (`core.change`). `effect` is the newest total minus
    the start, in points of the form; `interval` is as wide as the published size of a reliable change, which is
    1.96 * sqrt(2) * standard error of measurement. `notes` are the ids of the newest forms.
    """
    return [pattern for one in progress for pattern in _pattern(one)]


def _pattern(one: Progress) -> Iterator[Pattern]:
    found, rule = one.verdict, one.measure.change
    said = verdict_words(one.measure, one.points)
    if found is None or found.tier is None or rule is None or said is None:
        return
    newest = one.points[-2:] if found.tier == "clear" else one.points[-1:]
    yield Pattern(
        key=f"measure:{one.measure.id}",
        kind="measure",
        when=one.measure.title,
        then="lower" if found.points < 0 else "higher",
        tier=found.tier,
        effect=found.points,
        interval=(found.points - rule.points, found.points + rule.points),
        with_count=len(newest),
        without_count=found.start_forms,
        notes=tuple(point.id for point in newest),
        sentence=phrase(_SENTENCES[found.tier], title=one.measure.title, said=str(said)),
    )
