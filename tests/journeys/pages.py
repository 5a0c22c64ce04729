"""A browser of the tests: reads the forms a page offers, fills them by what their labels say, sends them.

Nothing here knows an address or a field name: what is not offered by the page cannot be sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

_EMPTY = {"input", "br", "img", "meta", "link", "hr", "use", "path"}


@dataclass
class Field:
    """One control: what it is called, what it would send now."""

    name: str
    type: str
    value: str
    id: str = ""
    label: str = ""
    on: bool = True
    #: The legend of the group it stands in.
    group: str = ""
    #: Where a button sends the form, when not where the form says.
    elsewhere: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Form:
    """A form of a page."""

    action: str
    method: str
    #: The page it was read from: a form without an action is sent there, whatever is open by then.
    page: str = ""
    fields: list[Field] = field(default_factory=list)
    files: dict[str, SimpleUploadedFile] = field(default_factory=dict)

    def fill(self, label: str, value: str) -> Form:
        """Type into the field with this label, or choose the option with these words."""
        found = self._named(label)
        if found.options:
            value = next(code for code, words in found.options if words == value)
        found.value = value
        return self

    def tick(self, label: str, group: str = "") -> Form:
        """Tick a box, or choose one of a row."""
        found = self._named(label, {"checkbox", "radio"}, group)
        for other in self.fields:
            if other.type == "radio" and other.name == found.name:
                other.on = False
        found.on = True
        return self

    def untick(self, label: str) -> Form:
        self._named(label, {"checkbox"}).on = False
        return self

    def attach(self, label: str, name: str, data: bytes) -> Form:
        """Choose a file."""
        self.files[self._named(label).name] = SimpleUploadedFile(name, data)
        return self

    def sent(self, button: str | None) -> dict[str, Any]:
        """What a browser would send when this button is pressed."""
        given: dict[str, list[Any]] = {}
        for one in self.fields:
            pressed = one.type == "submit" and one.label == button
            typed = one.type not in {"submit", "file", "checkbox", "radio", "button"}
            ticked = one.type in {"checkbox", "radio"} and one.on
            if one.name and (pressed or typed or ticked):
                given.setdefault(one.name, []).append(one.value)
        return {**given, **self.files}

    def buttons(self) -> list[str]:
        return [one.label for one in self.fields if one.type == "submit"]

    def _named(self, label: str, types: set[str] | None = None, group: str = "") -> Field:
        fitting = [
            one
            for one in self.fields
            if one.label == label
            and group in (one.group, "")
            and (one.type in types if types else one.type not in {"submit", "hidden"})
        ]
        assert fitting, f"no field {label!r}, but {[one.label for one in self.fields]}"
        return fitting[0]


class Visitor:
    """Goes from page to page as a person would: by links, by forms."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client(enforce_csrf_checks=True)
        self.path, self.status, self.page = "/", 0, ""
        self.response: Any = None

    def open(self, path: str) -> Visitor:
        """Type an address."""
        return self._arrived(self.client.get(path, follow=True), path)

    def follow(self, words: str) -> Visitor:
        """Follow the link with these words."""
        found = [href for href, text in self._read().links if text == words]
        assert found, f"no link {words!r}, but {[text for _, text in self._read().links]}"
        return self.open(urljoin(self.path, found[0]))

    def form(self, button: str) -> Form:
        """The form with this button."""
        forms = self._read().forms
        fitting = [form for form in forms if button in form.buttons()]
        assert fitting, f"no button {button!r} on {self.path}, but {[form.buttons() for form in forms]}"
        fitting[0].page = self.path
        return fitting[0]

    def press(self, button: str, form: Form | None = None) -> Visitor:
        """Press the button of a form."""
        form = form or self.form(button)
        pressed = next(one for one in form.fields if one.type == "submit" and one.label == button)
        path = urljoin(form.page, pressed.elsewhere or form.action or form.page)
        sent = form.sent(button)
        if form.method == "get":
            return self._arrived(self.client.get(path.split("?")[0], sent, follow=True), path)
        return self._arrived(self.client.post(path, sent, follow=True), path)

    @property
    def text(self) -> str:
        """What the page says, without its markup."""
        return " ".join("".join(self._read().texts).split())

    @property
    def links(self) -> list[tuple[str, str]]:
        return self._read().links

    def _read(self) -> Reader:
        reader = Reader()
        reader.feed(self.page)
        return reader.done()

    def _arrived(self, response: Any, path: str) -> Visitor:
        chain = getattr(response, "redirect_chain", None)
        self.path = urljoin(path, chain[-1][0]) if chain else path
        self.response, self.status = response, response.status_code
        html = response.headers.get("Content-Type", "").startswith("text/html")
        self.page = response.content.decode() if html else ""
        return self


class Reader(HTMLParser):
    """The forms, links and words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self._labels: dict[str, str] = {}
        self._form: Form | None = None
        #: The open label, button, textarea, option or link, each with the words read so far.
        self._open: list[tuple[str, Any, list[str]]] = []
        self._group = ""

    def done(self) -> Reader:
        for one in (one for form in self.forms for one in form.fields):
            one.label = one.label or (self._labels.get(one.id, "") if one.id else "")
        return self

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif tag == "input":
            self._input(given)
        elif tag in {"label", "a", "button", "textarea", "option", "select", "script", "style", "legend"}:
            self._begin(tag, given)
        self.texts.append(" " if tag not in {"b", "strong", "em", "span", "a", "q", "time"} else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "fieldset":
            self._group = ""
        if self._open and self._open[-1][0] == tag:
            self._end(*self._open.pop())
        self.texts.append(" " if tag not in {"b", "strong", "em", "span", "a", "q", "time"} else "")

    def handle_data(self, data: str) -> None:
        for _, _, words in self._open:
            words.append(data)
        if not any(tag in {"script", "style"} for tag, _, _ in self._open):
            self.texts.append(data)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        kept: Any = given
        if tag in {"button", "textarea", "select"}:
            kind = {"button": given.get("type", "submit")}.get(tag, tag)
            value = given.get("value", "")
            kept = Field(given.get("name", ""), kind, value, given.get("id", ""), given.get("aria-label", ""))
            kept.elsewhere = given.get("formaction", "")
            self._keep(kept)
        self._open.append((tag, kept, []))

    def _end(self, tag: str, kept: Any, words: list[str]) -> None:
        said = " ".join("".join(words).split())
        if tag == "a" and "href" in kept:
            self.links.append((kept["href"], kept.get("aria-label") or said))
        elif tag == "label":
            for one in kept.get("inside", []):
                one.label = one.label or said
            self._labels[kept.get("for", "")] = said
        elif tag == "textarea":
            kept.value = "".join(words).removeprefix("\n")
        elif tag == "button":
            kept.label = kept.label or said
        elif tag == "legend":
            self._group = said
        elif tag == "option":
            self._option(kept, said)

    def _option(self, given: dict[str, str], said: str) -> None:
        select = next(kept for tag, kept, _ in reversed(self._open) if tag == "select")
        code = given.get("value", said)
        if "selected" in given or not select.options:
            select.value = code
        select.options.append((code, said))

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        value = given.get("value", "on" if kind in {"checkbox", "radio"} else "")
        on = kind not in {"checkbox", "radio"} or "checked" in given
        label = given.get("aria-label", "") or (value if kind == "submit" else "")
        kept = Field(given.get("name", ""), kind, value, given.get("id", ""), label, on)
        for tag, outer, _ in self._open:
            if tag == "label":
                outer.setdefault("inside", []).append(kept)
        self._keep(kept)

    def _keep(self, one: Field) -> None:
        one.group = self._group
        if self._form is not None:
            self._form.fields.append(one)
