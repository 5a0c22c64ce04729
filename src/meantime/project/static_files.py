"""Static files by their content's name, compressed, with imports between modules following the names."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage; Django leaves the rewriting of `import "./x.js"` off unless asked."""

    support_js_module_import_aggregation = True
