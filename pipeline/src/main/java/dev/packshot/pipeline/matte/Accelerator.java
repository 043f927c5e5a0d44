package dev.packshot.pipeline.matte;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.List;

/** The processors that ONNX Runtime can work on, wished for by the operator. */
public enum Accelerator {
    /** CUDA where a build of ONNX Runtime for it is named, else the CPU. */
    AUTO,
    CPU,
    CUDA,
    TENSORRT;

    /** Adds this processor to a session's options; the CPU is always there as the last resort. */
    void addTo(SessionOptions options) throws OrtException {
        switch (this) {
            case CPU -> {}
            case CUDA -> {
                try (var cuda = new OrtCUDAProviderOptions(0)) {
                    // The search for the fastest algorithm must not depend on what else the chip does: same bytes out.
                    cuda.add("cudnn_conv_algo_search", "HEURISTIC");
                    cuda.add("use_tf32", "0");
                    options.addCUDA(cuda);
                }
            }
            case TENSORRT -> {
                try (var tensorRt = new OrtTensorRTProviderOptions(0)) {
                    options.addTensorrt(tensorRt);
                }
            }
            case AUTO -> throw new IllegalStateException("AUTO is resolved before a session is made");
        }
    }

    /** The processors to try, in order. */
    List<Accelerator> attempts() {
        return switch (this) {
            case CPU -> List.of(CPU);
            case CUDA -> List.of(CUDA, CPU);
            case TENSORRT -> List.of(TENSORRT, CUDA, CPU);
            // Microsoft's CPU library has no GPU provider: trying would cost seconds and print to stderr.
            case AUTO -> System.getProperty("onnxruntime.native.path") == null ? List.of(CPU) : List.of(CUDA, CPU);
        };
    }
}
