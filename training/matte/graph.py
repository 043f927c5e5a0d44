"""Tidies an exported ONNX graph: constant scales for resizing, nothing unused, no traces of the exporter."""

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper


def tidy(path: Path) -> None:
    """Rewrites the file in place."""
    model = onnx.load(path)
    _resize_by_scales(model.graph)
    _drop_unused(model.graph)
    domains = {node.domain for node in model.graph.node}
    kept = [entry for entry in model.opset_import if entry.domain in domains]
    del model.opset_import[:]
    model.opset_import.extend(kept)
    for node in model.graph.node:
        node.doc_string = ""
    del model.metadata_props[:]
    # The exporter's version would change the digest without changing the model.
    model.producer_name, model.producer_version, model.doc_string = "packshot", "", ""
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def _resize_by_scales(graph: onnx.GraphProto) -> None:
    """Every resize of this net doubles. The exporter computes sizes at run time, cast back and forth."""
    doubling = numpy_helper.from_array(np.array([1, 1, 2, 2], np.float32), "doubling")
    found = False
    for node in graph.node:
        if node.op_type == "Resize":
            source = node.input[0]
            del node.input[:]
            node.input.extend([source, "", doubling.name])
            found = True
    if found and all(constant.name != doubling.name for constant in graph.initializer):
        graph.initializer.append(doubling)


def _drop_unused(graph: onnx.GraphProto) -> None:
    while True:
        wanted = {name for node in graph.node for name in node.input} | {output.name for output in graph.output}
        dead = [node for node in graph.node if not wanted & set(node.output)]
        if not dead:
            break
        for node in dead:
            graph.node.remove(node)
    for constant in [c for c in graph.initializer if c.name not in wanted]:
        graph.initializer.remove(constant)
