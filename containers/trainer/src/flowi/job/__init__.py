"""Runs as a managed job under SageMaker's container contract: on Lambda, SageMaker and the laptop alike."""
