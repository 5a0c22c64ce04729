"""Where sealed records are kept: models, `Journal`, the letterbox. Importing this package imports no Django."""
