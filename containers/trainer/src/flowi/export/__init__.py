"""Fitted pipelines as one ONNX graph, and the proof that it answers as the library does."""
