"""The documented flow: table, pure reducer, QStateMachine, and the conductor that has it done."""
