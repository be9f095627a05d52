"""How the window looks: tokens, a light and a dark palette, one style sheet made from them.

A widget asks for its look by a dynamic property, never by a style sheet of its own::

    button.setProperty("look", "primary")

Looks of a ``QPushButton``: ``primary``, ``quiet``, ``danger``, ``link``. Of a ``QLabel``: ``title``,
``heading``, ``strong``, ``muted``, ``caption``, ``met``, ``partly``, ``not_met``, ``undetermined``. Of a
``QFrame``: ``card``, ``inset``, ``notice`` (accent), ``warning``, ``problem``, ``rule`` (a line).
Widgets that paint themselves take ``colours_of(self)``.
"""
