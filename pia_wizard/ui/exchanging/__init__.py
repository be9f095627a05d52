"""What comes in from elsewhere, shown before it is taken: answers, rows, another copy, another program's."""
