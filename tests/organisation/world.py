"""What stands in the access table's world for these pages: a perjanjian kerja of Budi's."""

from tests.organisation.factories import WorkContractFactory


def things(cast, world):
    return {"work_contract": WorkContractFactory(employee=cast.budi)}
