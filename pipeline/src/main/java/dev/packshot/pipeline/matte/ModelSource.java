package dev.packshot.pipeline.matte;

import dev.packshot.catalog.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A model's card, and where the files lie that it names. */
public sealed interface ModelSource {
    /** What is known of the model. */
    ModelCard card();

    /**
     * The weights, checked against the card at every call.
     *
     * @return a direct buffer, not to be changed
     * @throws ModelUnavailable when they can't be read or aren't those that the card was written for
     */
    ByteBuffer weights(ModelCard.Variant variant);

    /** The network that comes with Packshot. */
    static ModelSource shipped() {
        return new Jar(ModelCard.shipped());
    }

    /**
     * A model whose card and weights lie in one folder.
     *
     * @param card file of the card; the weights lie beside it
     * @throws ModelUnavailable when there is no readable card
     */
    static ModelSource file(Path card) {
        try {
            return new Folder(
                    ModelCard.read(Files.readAllBytes(card)),
                    card.toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            throw new ModelUnavailable("The model card " + card + " can't be read: " + e, e);
        }
    }

    /**
     * Files in the jar.
     *
     * @param card of the network
     */
    record Jar(ModelCard card) implements ModelSource {
        static final String FOLDER = "/models/";

        @Override
        public ByteBuffer weights(ModelCard.Variant variant) {
            byte[] bytes = read(variant.file());
            Digest digest = Digest.of(bytes);
            if (!digest.equals(variant.digest())) {
                throw new ModelUnavailable(
                        "%s has digest %s, but its card says %s: the build is inconsistent"
                                .formatted(variant.file(), digest, variant.sha256()),
                        null);
            }
            return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        }

        static byte[] read(String file) {
            try (InputStream in = ModelCard.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new ModelUnavailable("The jar lacks " + FOLDER + file + ": build Packshot again", null);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new ModelUnavailable(FOLDER + file + " can't be read: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Files in a folder.
     *
     * @param card of the network
     * @param folder where its weights lie
     */
    record Folder(ModelCard card, Path folder) implements ModelSource {
        @Override
        public ByteBuffer weights(ModelCard.Variant variant) {
            Path file = folder.resolve(variant.file());
            try (FileChannel channel = FileChannel.open(file)) {
                // Mapped: large weights must not fill the heap. The mapping outlives the channel.
                ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                MessageDigest sha256 = Digest.sha256();
                sha256.update(bytes.duplicate());
                Digest digest = Digest.of(sha256);
                if (!digest.equals(variant.digest())) {
                    throw new ModelUnavailable(
                            "%s has digest %s, but its card says %s: it was changed or damaged. Remove the model %s and add it again"
                                    .formatted(file, digest, variant.sha256(), card.id()),
                            null);
                }
                return bytes;
            } catch (IOException | IllegalArgumentException e) {
                throw new ModelUnavailable(
                        "The weights %s can't be read (%s). Remove the model %s and add it again"
                                .formatted(file, e, card.id()),
                        e);
            }
        }
    }
}
