"""Identities, PAdES signatures, seals and their verification.

``identity`` holds who can sign, ``sign`` signs a report, ``verification`` tells what became of one.
"""

import logging

# pyHanko logs what it finds in foreign files, tracebacks included. Verification says the same in
# plain words; without this, Python would print those records where nobody configured logging.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
