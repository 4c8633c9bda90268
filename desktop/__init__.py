"""Loket: verification of SATUSEHAT Mobile accounts at a reception desk, to the letter of the guide."""
