"""What is settled before the first patient: places, options, policy, people, credentials, the log.

Everything but ``credentials`` is light and may be imported before the first paint.
"""
