"""A stand-in for SATUSEHAT: OAuth, KYC, the portal's pages and the complaint form, as a process of its own.

It shares no code with ``desktop.satusehat``, so that each is a check on the other.
"""
