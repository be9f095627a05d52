"""Who sits at this computer, for the history and for the note beside a workspace in use."""

import getpass


def user_name() -> str:
    """Return the operating system's name for the user; "" where there is none, as in containers."""
    try:
        return getpass.getuser().encode(errors="replace").decode()
    except (OSError, KeyError, ImportError):  # ImportError: Windows without any of the variables asked
        return ""
