"""The shapes of what `loader` returns: words, questions, lines, countries, support texts. No behaviour."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

QuadrantId = Literal["HP", "LP", "HU", "LU", "M"]
LineKind = Literal["emergency", "crisis", "text", "chat", "youth", "listening", "directory"]
WordKind = Literal["emotions", "symptoms", "triggers", "coping"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadrant:
    """One of the five regions in which emotion words are found."""

    id: QuadrantId  #: HP HU stirred up, LP LU quiet or low; P pleasant, U unpleasant; M mixed
    label: str  #: exact words on screen
    short: str  #: one word for narrow places
    colour: str  #: pigment name of the visual direction; never the only sign
    mark: str  #: shape that goes with the pigment


@dataclass(frozen=True, slots=True, kw_only=True)
class Emotion:
    """One emotion word. The two ratings place chips; they never measure a person."""

    id: str  #: snake_case of the word, kept forever
    word: str  #: as shown
    family: str  #: key of `families("emotions")`
    quadrant: QuadrantId  #: chosen by hand
    valence: float  #: -1 unpleasant to +1 pleasant, Glasgow Norms rescaled
    arousal: float  #: -1 low energy to +1 high energy, Glasgow Norms rescaled
    src: str  #: "G" exact norm word, "G:word" nearest norm word, "H" house estimate
    hl7: bool  #: the same word is an HL7 PHR state-of-mind label
    core: bool  #: in the short list of 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """One word for what happened in body, sleep, mind or behaviour; rated 0-3 by the person."""

    id: str  #: snake_case of the word, kept forever
    word: str  #: as shown
    family: str  #: key of `families("symptoms")`
    clinical: str = ""  #: clinical term for the help text, or empty
    red_flag: bool = False  #: `red_flag_text()` is shown under this word
    opens_support: bool = False  #: the support card is offered beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One word for what set something off."""

    id: str  #: snake_case of the word, kept forever
    word: str  #: as shown
    family: str  #: key of `families("triggers")`
    hl7: bool  #: one of the 18 HL7 PHR association codes


@dataclass(frozen=True, slots=True, kw_only=True)
class CopingSkill:
    """One thing people do to get through; "nothing" is an episode lived through without a skill."""

    id: str  #: snake_case of the skill, kept forever
    skill: str  #: as shown
    family: str  #: key of `families("coping")`
    help: str = ""  #: explaining sentence, or empty
    opens_support: bool = False  #: the support card is offered beside it

    @property
    def word(self) -> str:
        """The skill as shown, under the name the other word records use."""
        return self.skill


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One row of a bank: a question, a topic starter, a wish, an honesty prompt."""

    id: str  #: kept forever; stored in records
    text: str  #: as shown
    sentence: str = ""  #: wants only: how an opening sentence can end
    opens_support: bool = False  #: the support card is offered beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionQuestion:
    """One of the four reflection questions, in the shape of SOAP and the client's voice."""

    id: Literal["felt", "did", "notice", "next"]  #: field of a reflection and section of the brief
    letter: Literal["S", "O", "A", "P"]  #: where a therapist documents it
    heading: str  #: the question
    brief_heading: str  #: the heading on the brief
    hint: str  #: what belongs here


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """Everything offered while preparing a session."""

    questions: tuple[Choice, ...]  #: to ask the therapist
    priorities: tuple[Choice, ...]  #: topic starters
    wants: tuple[Choice, ...]  #: understand, vent, decide, learn, tell
    reflection: tuple[ReflectionQuestion, ...]  #: four, in order S O A P
    honesty: tuple[Choice, ...]  #: private prompts
    honesty_choices: tuple[Choice, ...]  #: private, topic, brief
    honesty_intro: str  #: shown above the prompts
    review: tuple[Choice, ...]  #: how a session was, asked after it
    review_answers: tuple[Choice, ...]  #: yes, partly, no, not sure
    review_intro: str  #: shown above them
    coach_line: str  #: from "fine" to specific
    minutes: tuple[int, ...]  #: minutes a topic can be given


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """One line or number. Show `check_note` beside it, always."""

    name: str  #: as the line calls itself
    kind: LineKind  #: "directory" is a web list of lines
    display: str  #: as people read it
    tel: str = ""  #: digits as dialled in the country, no country prefix; empty: no calls
    sms_to: str = ""  #: digits to text, or empty
    sms_body: str = ""  #: word to send, or empty
    url: str = ""  #: https address, or empty
    hours: str = ""  #: words, or empty for not known
    languages: tuple[str, ...] = ()  #: BCP 47 tags; empty for not known
    audience: str = ""  #: who it is for; empty for everyone
    cost: str = ""  #: words, or empty for not known
    status: Literal["seen", "unchecked"]  #: seen second-hand, or general knowledge; neither is checked
    verified_at: date | None = None  #: day a person checked it at its own source
    source_url: str = ""  #: where it was seen or checked, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLines:
    """The lines of one country: emergency first, then the rest in the order to show."""

    country: str  #: ISO 3166-1 code, or "XX" for not chosen or not known
    name: str  #: English name
    emergency: tuple[str, ...]  #: numbers as dialled, best first
    emergency_lines: tuple[HelpLine, ...]  #: the same numbers as rows of kind "emergency"
    lines: tuple[HelpLine, ...]  #: crisis lines and others


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """First suggestions for one country; each person can change them."""

    code: str  #: ISO 3166-1 alpha-2
    name: str  #: English name
    day_first: bool  #: "23 November" rather than "November 23"
    clock: Literal[12, 24]  #: hours on a clock face
    first_weekday: int  #: 1 Monday to 7 Sunday (ISO 8601)
    page: Literal["A4", "letter"]  #: paper
    emergency: tuple[str, ...] = ()  #: only where no file of lines exists (European Union: 112)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportCard:
    """The one gentle card after a note is kept."""

    title: str  #: first line
    body: str  #: who sees the note
    buttons: tuple[str, ...]  #: plan, call, breathe, keep for the session, close
    hide: str  #: how to turn the cards off
    tags: tuple[str, ...]  #: three plain tags instead of matching


@dataclass(frozen=True, slots=True, kw_only=True)
class NowExercise:
    """One thing to do now."""

    id: str  #: grounding, breathing, feet, call
    title: str  #: button and heading
    intro: str  #: one or two sentences
    steps: tuple[str, ...]  #: one screen or line each
    end: str  #: last words
    instead: str  #: another way when this one does not fit
    caution: str = ""  #: when to stop, or empty
    guide: str = ""  #: id of the whole guided exercise, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTexts:
    """Words around the person's own plan."""

    title: str  #: heading
    intro: str  #: what it is for
    empty_ok: str  #: steps may stay empty
    review: str  #: has {date}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One step of the person's own plan (steps: Stanley and Brown; own wording)."""

    id: str  #: key in the record `safety_plan.steps`
    heading: str  #: heading
    prompt: str  #: what could go here
    hint: str = ""  #: how to write it, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportTexts:
    """Every text of the Support page. {emergency} stands for the emergency number."""

    title: str  #: heading
    intro: str  #: first line
    not_monitored: str  #: shown in first run, under the note form and here
    emergency_line: str  #: has {emergency}
    emergency_line_no_number: str  #: when no number is known
    lines_heading: str  #: above the lines
    lines_unchecked: str  #: while a shown row has not been checked
    choose_country: str  #: when no country is chosen
    no_lines_here: str  #: has {country}; a country without a file of lines
    own_lines_heading: str  #: above the person's own rows
    plan_missing: str  #: when there is no plan yet
    in_terminal: str  #: one line below words that ask for support, where there is no card
    card: SupportCard  #: after a hard note
    now: tuple[NowExercise, ...]  #: things to do now
    plan: PlanTexts  #: around the plan
    plan_step: tuple[PlanStep, ...]  #: seven steps, in order
    disclaimers: dict[str, str]  #: purpose first_run scores exercises medicine emergency brief_footer
