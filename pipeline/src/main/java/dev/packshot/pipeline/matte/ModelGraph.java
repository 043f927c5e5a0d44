package dev.packshot.pipeline.matte;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What an ONNX file says that it takes and gives.
 *
 * @param inputs in the file's order
 * @param outputs in the file's order
 */
public record ModelGraph(List<Port> inputs, List<Port> outputs) {
    public ModelGraph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * An input or output.
     *
     * @param name in the graph
     * @param type of its values, such as {@code FLOAT} or {@code UINT8}; {@code OTHER} for what is no tensor
     * @param shape its sides, -1 where the graph leaves one open
     */
    public record Port(String name, String type, List<Long> shape) {
        private static Port of(NodeInfo node) {
            return node.getInfo() instanceof TensorInfo tensor
                    ? new Port(
                            node.getName(),
                            tensor.type.name(),
                            Arrays.stream(tensor.getShape()).boxed().toList())
                    : new Port(node.getName(), "OTHER", List.of());
        }

        /** Whether a tensor of a type and shape fits. */
        public boolean takes(String wantedType, List<Long> wanted) {
            if (!type.equals(wantedType) || shape.size() != wanted.size()) {
                return false;
            }
            for (int side = 0; side < wanted.size(); side++) {
                if (shape.get(side) > 0 && !shape.get(side).equals(wanted.get(side))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return name + " " + type + shape;
        }
    }

    /**
     * Reads a graph.
     *
     * @param weights direct buffer of a whole ONNX file
     * @throws ModelUnavailable when it isn't one that can be read
     */
    public static ModelGraph read(ByteBuffer weights) {
        try (var options = new SessionOptions()) {
            options.setOptimizationLevel(OptLevel.NO_OPT);
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(weights, options)) {
                return new ModelGraph(
                        ports(session.getInputInfo().values()),
                        ports(session.getOutputInfo().values()));
            }
        } catch (OrtException e) {
            throw new ModelUnavailable("Not a network that can be read: " + e.getMessage(), e);
        }
    }

    private static List<Port> ports(Collection<NodeInfo> nodes) {
        return nodes.stream().map(Port::of).toList();
    }
}
