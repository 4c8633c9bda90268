"""SATUSEHAT's two calls: environments, login, envelope, generate-url, reading of answers.

``environments`` is light and may be imported at the start; ``client`` brings requests and
cryptography and is imported after the first paint.
"""
