"""One command a claim of speed. Each prints ratios, both sides measured in the same run on the same files."""
