"""The browser seals what the vault opens, and both keep to RFC 9180."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from meantime.vault.inbox import new_identity, open_from
from tests.browser.conftest import App

VECTORS = json.loads((Path(__file__).parents[1] / "vault/rfc9180.json").read_text())["vectors"]
MODULE = "import('/static/base/js/hpke.js')"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_numbers_of_the_rfc_come_out(app: App, phone: Callable[..., Page], vector: dict) -> None:
    page = phone()
    page.goto(f"{app.url}/offline")
    first = vector["encryptions"][0]

    sealed = page.evaluate(
        """async ([vector, first, module]) => {
          const { seal } = await import("/static/base/js/hpke.js");
          const hex = (words) => Uint8Array.from(words.match(/../g) ?? [], (pair) => parseInt(pair, 16));
          const base64 = (data) => btoa(String.fromCharCode(...data));
          const url = (data) => base64(data).replace(/[+]/g, "-").replace(/[/]/g, "_").replace(/=/g, "");
          const point = hex(vector.enc);
          const half = { kty: "EC", crv: "P-256", x: url(point.slice(1, 33)), y: url(point.slice(33)) };
          const curve = { name: "ECDH", namedCurve: "P-256" };
          const whole = { ...half, d: url(hex(vector.skEm)) };
          const privateKey = await crypto.subtle.importKey("jwk", whole, curve, true, ["deriveBits"]);
          const publicKey = await crypto.subtle.importKey("jwk", half, curve, true, []);
          const made = await seal(hex(vector.pkRm), hex(first.pt), hex(vector.info), { privateKey, publicKey },
                                  vector.aead_id, hex(first.aad));
          const words = (data) => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
          return [words(made.enc), words(made.ciphertext)];
        }""",
        [vector, first, MODULE],
    )

    assert sealed == [vector["enc"], first["ct"]]


def test_the_vault_opens_what_the_browser_sealed(app: App, phone: Callable[..., Page]) -> None:
    identity, person, note = new_identity(), uuid4(), uuid4()
    page = phone()
    page.goto(f"{app.url}/offline")

    sealed = page.evaluate(
        """async ([key, person, id]) => {
          const { sealNote } = await import("/static/base/js/hpke.js");
          return [...await sealNote(Uint8Array.from(key), new TextEncoder().encode("Wörter 😀"), person, id)];
        }""",
        [list(identity.public), str(person), str(note)],
    )

    assert open_from(identity, bytes(sealed), person=person, id=note).decode() == "Wörter 😀"
