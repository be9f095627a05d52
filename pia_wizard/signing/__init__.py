"""Identities, PAdES signatures, seals and their verification."""
