package dev.packshot.pipeline.matte;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes small ONNX files, field by field as onnx.proto numbers them: networks whose answer a test can work out by
 * hand.
 */
public final class OnnxFile {
    public static final int FLOAT = 1;
    public static final int UINT8 = 2;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    /** An input; a side of 0 is left open. */
    public OnnxFile input(String name, int type, long... shape) {
        return port(11, name, type, shape);
    }

    /** An output of floats; a side of 0 is left open. */
    public OnnxFile output(String name, long... shape) {
        return port(12, name, FLOAT, shape);
    }

    /** Constant floats. */
    public OnnxFile constant(String name, long[] shape, float... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        var tensor = new ByteArrayOutputStream();
        Arrays.stream(shape).forEach(side -> number(tensor, 1, side));
        number(tensor, 2, FLOAT);
        text(tensor, 8, name);
        bytes(tensor, 9, raw.array());
        bytes(graph, 5, tensor.toByteArray());
        return this;
    }

    /** A step without attributes. */
    public OnnxFile step(String operator, String output, String... inputs) {
        return step(operator, output, List.of(inputs), new byte[0]);
    }

    /** A step with a list of whole numbers as its attribute. */
    public OnnxFile step(String operator, String output, List<String> inputs, String attribute, long... values) {
        var entry = new ByteArrayOutputStream();
        text(entry, 1, attribute);
        Arrays.stream(values).forEach(value -> number(entry, 8, value));
        number(entry, 20, 7);
        return step(operator, output, inputs, entry.toByteArray());
    }

    /** Values in another type. */
    public OnnxFile cast(String output, String input, int type) {
        var entry = new ByteArrayOutputStream();
        text(entry, 1, "to");
        number(entry, 3, type);
        number(entry, 20, 2);
        return step("Cast", output, List.of(input), entry.toByteArray());
    }

    private OnnxFile step(String operator, String output, List<String> inputs, byte[] attribute) {
        var node = new ByteArrayOutputStream();
        inputs.forEach(input -> text(node, 1, input));
        text(node, 2, output);
        text(node, 4, operator);
        if (attribute.length > 0) {
            bytes(node, 5, attribute);
        }
        bytes(graph, 1, node.toByteArray());
        return this;
    }

    private OnnxFile port(int field, String name, int type, long... sides) {
        var shape = new ByteArrayOutputStream();
        for (long side : sides) {
            var dimension = new ByteArrayOutputStream();
            if (side > 0) {
                number(dimension, 1, side);
            } else {
                text(dimension, 2, "open" + shape.size());
            }
            bytes(shape, 1, dimension.toByteArray());
        }
        var tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        bytes(tensor, 2, shape.toByteArray());
        var port = new ByteArrayOutputStream();
        text(port, 1, name);
        bytes(port, 2, message(1, tensor.toByteArray()));
        bytes(graph, field, port.toByteArray());
        return this;
    }

    /** The whole file. */
    public byte[] bytes() {
        var model = new ByteArrayOutputStream();
        number(model, 1, 8);
        text(graph, 2, "made-by-a-test");
        bytes(model, 7, graph.toByteArray());
        var operators = new ByteArrayOutputStream();
        text(operators, 1, "");
        number(operators, 2, 13);
        bytes(model, 8, operators.toByteArray());
        return model.toByteArray();
    }

    private static byte[] message(int field, byte[] content) {
        var message = new ByteArrayOutputStream();
        bytes(message, field, content);
        return message.toByteArray();
    }

    private static void text(ByteArrayOutputStream to, int field, String text) {
        bytes(to, field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] content) {
        varint(to, field << 3 | 2);
        varint(to, content.length);
        to.writeBytes(content);
    }

    private static void number(ByteArrayOutputStream to, int field, long value) {
        varint(to, (long) field << 3);
        varint(to, value);
    }

    private static void varint(ByteArrayOutputStream to, long value) {
        long rest = value;
        while (rest > 0x7F) {
            to.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to.write((int) rest);
    }
}
