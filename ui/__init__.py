"""Widgets only: imports domain, flow and ports, never an adapter."""
