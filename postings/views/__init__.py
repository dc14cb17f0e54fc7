"""Function views of the public pages. Their queries are built from the querysets of the models."""
