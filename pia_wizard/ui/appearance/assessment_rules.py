"""Style rules of the assessment page: option tiles, question cards, and the panes around them.

Part of the one style sheet; ``$names`` are filled in there.
"""

ASSESSMENT_RULES = """
QLabel[look="ask"] { font-size: 16px; font-weight: bold; }
QLabel[look="fault"] { color: $not_met; }
QLabel[look="answer"] { font-weight: bold; }
QLabel[look="bullet"] { padding: 2px 0 2px 12px; }
QRadioButton[look="option"], QCheckBox[look="option"] { background: $surface; border: 1px solid $border;
    border-radius: ${control}px; padding: 0; min-height: 34px; }
QRadioButton[look="option"]:hover, QCheckBox[look="option"]:hover { background: $sunken; }
QRadioButton[look="option"]:checked, QCheckBox[look="option"]:checked { background: $accent_soft;
    border: 1px solid $accent; }
QRadioButton[look="option"]:focus, QCheckBox[look="option"]:focus { border: 2px solid $focus;
    min-height: 34px-2; }
QRadioButton[look="option"][state="problem"], QCheckBox[look="option"][state="problem"] {
    border: 2px solid $not_met; min-height: 34px-2; }
QListWidget::indicator { width: 16px; height: 16px; border: 1px solid $border; border-radius: 4px;
    background: $surface; }
QListWidget::indicator:checked { background: $accent; border-color: $accent;
    image: url($icons/check-$scheme.svg); }
QPushButton[look="mini"] { background: transparent; color: $muted; border: 1px solid transparent;
    padding: 0 8px; min-height: 26px; font-size: ${caption}px; }
QPushButton[look="mini"]:hover { background: $sunken; color: $text; }
QPushButton[look="mini"]:checked { background: $accent_soft; color: $accent; font-weight: bold; }
QPushButton[look="mini"]:focus { border: 2px solid $focus; padding: 0 8px-1; min-height: 26px-2; }
QFrame[look="card"][state="current"] { border: 1px solid $accent; }
QFrame[look="parting"] { background: $hairline; border: none; }
QFrame[look="steps"] { background: $surface; border: none; border-right: 1px solid $hairline; }
QFrame[look="why"] { background: $surface; border: none; border-left: 1px solid $hairline; }
QFrame[look="foot"] { background: $surface; border: none; border-top: 1px solid $hairline; }
"""
