"""PIA Wizard: privacy impact assessments of camera systems."""

__version__ = "0.1.0"
