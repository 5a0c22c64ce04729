"""What the list of settings shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meantime.content.faith_files import faith_texts
from meantime.content.loader import find_country, support_texts
from meantime.core.phrases import count_phrase
from meantime.core.profile import Profile

#: What is said after a form, by the name in the address.
KEPT = {
    "look": "Your look is kept on this device.",
    "place": "Language, country and time zone are kept.",
    "name": "Your name is kept.",
    "reading": "Your choice is kept.",
    "preparing": "Your choice is kept.",
    "measures": "Your questionnaires are kept.",
    "lock": "The time is kept.",
    "first": "What stands first on Support is kept on this device.",
    "plan-open": "On this device your plan opens without unlocking.",
    "plan-closed": "Your plan opens only after you unlock. The copy on this device is removed.",
    "plan-missing": "There is no plan yet, so nothing was changed.",
    "passphrase": "Your new passphrase works from now on. Other browsers are locked.",
}
_THEMES = {"system": "like this device", "light": "light", "dark": "dark"}
_DATES = {"en-GB": "23 November", "en-US": "November 23"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One row of the list."""

    #: Name of the address.
    url: str
    title: str
    #: What it is set to, or what it does.
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingGroup:
    """Rows under one heading."""

    heading: str
    rows: tuple[Setting, ...]


def settings_page(
    profile: Profile, cookies: Mapping[str, str], *, plan_is_open: bool
) -> tuple[SettingGroup, ...]:
    """Every setting with its present value; `plan_is_open` says whether this browser opens the plan while locked."""
    return (
        SettingGroup(heading="You", rows=(_name(profile), _place(profile), _look(cookies), _faith(profile))),
        SettingGroup(heading="Reading your notes", rows=(_reading(profile),)),
        SettingGroup(heading="Session", rows=(_preparing(profile), _REMINDERS)),
        SettingGroup(heading="Support", rows=_support(cookies, plan_is_open)),
        SettingGroup(heading="Practice", rows=(_measures(profile),)),
        SettingGroup(heading="Lock", rows=_lock(profile)),
        SettingGroup(heading="Your data", rows=_DATA),
        SettingGroup(heading="About", rows=(_ABOUT,)),
    )


def _name(profile: Profile) -> Setting:
    return Setting(url="settings-name", title="Your name", now=profile.name or "Not on your brief yet")


def _place(profile: Profile) -> Setting:
    country = find_country(profile.country)
    parts = (country.name if country else "No country chosen", profile.tz.replace("_", " "))
    style = _DATES.get(profile.language, profile.language)
    return Setting(url="settings-place", title="Language and country", now=" · ".join((*parts, style)))


def _look(cookies: Mapping[str, str]) -> Setting:
    theme, size = _THEMES.get(cookies.get("mt-theme", ""), "like this device"), cookies.get("mt-text", "100")
    now = f"Colours {theme}" + (f" · text {size} %" if size.isdigit() and size != "100" else "")
    return Setting(url="settings-look", title="Look", now=now)


def _faith(profile: Profile) -> Setting:
    now = "On" if profile.faith.is_on else "Off"
    return Setting(url="settings-faith", title=faith_texts().title, now=now)


def _reading(profile: Profile) -> Setting:
    on = [word for is_on, word in zip(_switches(profile), _READING, strict=True) if is_on]
    now = ", ".join(on).capitalize() or "Nothing is offered or asked"
    return Setting(url="settings-reading", title="After you keep a note", now=now)


def _switches(profile: Profile) -> tuple[bool, bool, bool]:
    return profile.reads_notes, profile.asks_questions, profile.offers_support_card


def _preparing(profile: Profile) -> Setting:
    switches = profile.offers_preparing, profile.asks_private_questions
    on = [word for is_on, word in zip(switches, _PREPARING, strict=True) if is_on]
    now = ", ".join(on).capitalize() or "Nothing is offered or asked"
    return Setting(url="settings-preparing", title="Before a session", now=now)


def _support(cookies: Mapping[str, str], plan_is_open: bool) -> tuple[Setting, ...]:
    now = "Open on this device" if plan_is_open else "Only after you unlock"
    titles = {one.id: one.title for one in support_texts().now}
    first = titles.get(cookies.get("mt-first", ""), "The numbers to call")
    return (
        Setting(url="plan", title="My plan", now="For hard moments, in your own words"),
        Setting(url="settings-first", title="One thing first", now=first),
        Setting(url="settings-support", title="My plan without unlocking", now=now),
    )


def _measures(profile: Profile) -> Setting:
    pages = "all on one page" if profile.measures_on_one_page else "one question a page"
    chosen = profile.measures_on
    which = (
        "The usual ones" if chosen is None else f"{len(chosen)} switched on" if chosen else "None switched on"
    )
    return Setting(url="settings-measures", title="Questionnaires", now=f"{which}, {pages}")


def _lock(profile: Profile) -> tuple[Setting, ...]:
    minutes = count_phrase(profile.lock_after, "minute", "minutes")
    sheet = "Asked back once" if profile.recovery_confirmed else "24 words that open your journal"
    return (
        Setting(url="settings-lock", title="Lock", now=f"After {minutes} without use"),
        Setting(url="settings-passphrase", title="Change the passphrase", now="Locks your other browsers"),
        Setting(url="settings-recovery-key", title="Recovery key", now=sheet),
    )


_REMINDERS = Setting(url="reminders", title="Reminders", now="Small files for your own calendar")
_DATA = (
    Setting(url="import", title="Bring notes in", now="From a file of another app, or of Meantime"),
    Setting(url="export", title="Take your notes out", now="As files you can read"),
    Setting(url="backup", title="Backup", now="One sealed file to keep safe"),
    Setting(url="erasure", title="Delete everything", now="For good"),
)
_READING = ("what is in it is offered", "one question", "ways to get help")
_PREPARING = ("preparing is offered", "private questions")
_ABOUT = Setting(url="settings-about", title="What Meantime is", now="And what it is not")
