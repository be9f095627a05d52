"""Files that come and go: ``case.json`` and what others read."""
