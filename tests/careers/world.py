"""What stands in the access table's world for these pages."""


def things(cast, world):
    return {}
