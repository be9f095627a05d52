"""The signage studio: choosing, seeing, checking and printing what hangs on the wall."""
