"""Runs the PostgreSQL server of this project without any set-up.

`python -m pglauncher run -- CMD` starts the server or joins the one that runs,
gives CMD its addresses in the environment, and stops the server after the last CMD.
See docs/maintainers/database.md.
"""
