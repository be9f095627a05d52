"""A child process that prints when its window was first painted: ``bare`` or ``ours``."""

import sys
import time


def bare() -> None:
    """Show the least a Qt program can show."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    class Painted(QWidget):
        def paintEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
            print(time.time(), flush=True)
            QApplication.exit(0)

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Painted())
    window.resize(1280, 720)
    window.show()
    application.exec()


def tell() -> None:
    """Print the moment."""
    print(time.time(), flush=True)


def ours() -> None:
    """Show our window as ``pia-wizard`` does; another line follows when the list is painted."""
    import gc

    gc.disable()
    from pia_wizard.ui.application import dressed_application, main_window

    application = dressed_application([])
    window = main_window(application)
    window.painted.connect(tell)
    window.begun.connect(lambda: (application.processEvents(), tell(), application.exit(0)))
    window.resize(1280, 720)
    window.show()
    application.exec()


if __name__ == "__main__":
    {"bare": bare, "ours": ours}[sys.argv[1]]()
