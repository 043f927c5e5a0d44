package dev.packshot.app.model;

import dev.packshot.app.network.ModelsFolder;
import dev.packshot.pipeline.matte.ModelCard;
import dev.packshot.pipeline.matte.catalogue.CardDraft;
import dev.packshot.pipeline.matte.catalogue.ModelFamily;
import dev.packshot.pipeline.matte.catalogue.ModelOffer;
import dev.packshot.pipeline.matte.catalogue.StoredModel;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code packshot model add}: takes a network in after a trial run. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Adds a network from an ONNX file, after it found the product in a trial picture.")
final class AddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The ONNX file, weights inside.")
    private Path file;

    @ArgGroup(multiplicity = "1")
    private Description description;

    @Option(names = "--id", paramLabel = "ID", description = "Name it gets. Default: the family's or the card's.")
    private @Nullable String id;

    @Option(
            names = "--accept-licence",
            paramLabel = "LICENCE",
            description =
                    "You read this licence and may use the model under it. Needed where it forbids commercial use.")
    private @Nullable String licence;

    @Option(
            names = "--activation",
            paramLabel = "none|sigmoid",
            description = "Whether a sigmoid is missing in the file. Default: as usual in the family.")
    private ModelCard.@Nullable Activation activation;

    @Mixin
    private ModelsFolder models;

    private final Clock clock;
    private final PrintStream out = System.out;

    /** What is known of the file: one of both. */
    static final class Description {
        @Option(
                names = "--family",
                paramLabel = "FAMILY",
                description = "How it is fed and read: ${COMPLETION-CANDIDATES}.",
                completionCandidates = Families.class)
        private @Nullable String family;

        @Option(names = "--card", paramLabel = "FILE", description = "Your own model card instead.")
        private @Nullable Path card;

        private CardDraft draft() {
            if (card != null) {
                return CardDraft.read(card);
            }
            return CardDraft.of(ModelFamily.named(String.valueOf(family)));
        }
    }

    /** The families by name. */
    static final class Families implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return ModelFamily.all().stream().map(ModelFamily::family).iterator();
        }
    }

    @Inject
    AddCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        StoredModel added = models.catalogue(clock)
                .add(new ModelOffer(
                        file,
                        description.draft(),
                        Optional.ofNullable(id),
                        Optional.ofNullable(licence),
                        Optional.ofNullable(activation)));
        ModelCard card = added.card();
        out.printf(
                "Added %s, %s, digest %s%n",
                card.id(), card.licence(), card.variants().getFirst().sha256());
        added.admission()
                .ifPresent(admission -> out.printf(
                        "It saw the trial picture's product with a contrast of %.2f of 1.%n", admission.contrast()));
        card.knownFailures().forEach(failure -> out.println("- " + failure));
        out.printf("Use it: packshot model use %s%n", card.id());
        return 0;
    }
}
