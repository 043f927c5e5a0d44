package dev.packshot.app;

import dev.packshot.pipeline.evaluate.labels.LabelProblem;
import dev.packshot.pipeline.matte.ModelUnavailable;
import dev.packshot.pipeline.matte.catalogue.ModelRefused;
import dev.packshot.pipeline.vips.CodecsUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What ends a run and is no picture's fault: one line where the user can act on it, the whole trace where he can't. */
final class RunFailure implements IExecutionExceptionHandler {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        switch (failure) {
            case UncheckedIOException e -> say(command, e.getMessage() + " (" + e.getCause() + ")");
            case IOException e -> say(command, e.toString());
            case ModelRefused e -> {
                say(command, String.valueOf(e.getMessage()));
                return WRONG_USE;
            }
            case LabelProblem e -> {
                say(command, e.getMessage() + " " + e.remedy());
                return WRONG_USE;
            }
            case ModelUnavailable e -> say(command, String.valueOf(e.getMessage()));
            case CodecsUnavailable e -> say(command, String.valueOf(e.getMessage()));
            default -> {
                say(command, "This is a defect of Packshot, please report it:");
                failure.printStackTrace(command.getErr());
            }
        }
        return FAILED;
    }

    private static void say(CommandLine command, String sentence) {
        command.getErr().println(command.getColorScheme().errorText("packshot: " + sentence));
    }
}
