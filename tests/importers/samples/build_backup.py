"""Makes a `.daylio` backup from the JSON beside this file: `build(json_bytes)` gives the bytes of the zip."""

import base64
import io
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).parent


def build(text: bytes | None = None, *, member: str = "backup.daylio") -> bytes:
    """The zip as the app writes it: base64 in lines, and a photo beside it."""
    whole = (SAMPLES / "backup.json").read_bytes() if text is None else text
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, base64.encodebytes(whole))
        archive.writestr("assets/photos/2023/1/0123456789abcdef", b"not a photo")
    return packed.getvalue()
