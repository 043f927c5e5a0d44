package dev.packshot.pipeline.matte;

import dev.packshot.catalog.Digest;
import dev.packshot.catalog.PixelSize;
import dev.packshot.pipeline.intake.Original;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Mattes by content: the same file under the same weights is never inferred twice, also after a restart. Lies before a
 * model; its files may be deleted at any time.
 */
public final class MatteCache implements MatteModel {
    /** Width and height before the coverages, 4 bytes each. */
    private static final int HEADER_BYTES = 8;

    private final MatteModel model;
    private final Path folder;

    /**
     * Puts a cache before a model.
     *
     * @param model asked for what isn't there yet; closed with this cache
     * @param folder where mattes are kept, made when needed
     * @param mattes what decides mattes besides photographs, see {@link ModelCard#mattes}
     */
    public MatteCache(MatteModel model, Path folder, Digest mattes) {
        this.model = model;
        this.folder = folder.resolve(mattes.abbreviated());
    }

    @Override
    public Matte matte(Original original) {
        // The working size belongs to the key: another pixel limit shows the network another picture.
        PixelSize working = original.pixels().size();
        Path file =
                folder.resolve("%s-%dx%d.matte".formatted(original.digest().hex(), working.width(), working.height()));
        return read(file).orElseGet(() -> write(file, model.matte(original)));
    }

    private Optional<Matte> read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            ByteBuffer stored = ByteBuffer.wrap(Files.readAllBytes(file));
            if (stored.remaining() < HEADER_BYTES) {
                return Optional.empty();
            }
            var size = new PixelSize(Math.max(1, stored.getInt()), Math.max(1, stored.getInt()));
            if (stored.remaining() != size.pixels()) {
                return Optional.empty();
            }
            float[] coverage = new float[stored.remaining()];
            for (int i = 0; i < coverage.length; i++) {
                coverage[i] = (stored.get() & 0xFF) / 255f;
            }
            return Optional.of(new Matte(size, coverage, model.card().id()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Matte write(Path file, Matte matte) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + matte.coverage().length);
        bytes.putInt(matte.size().width()).putInt(matte.size().height());
        for (float value : matte.coverage()) {
            bytes.put((byte) Math.round(value * 255f));
        }
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "matte", ".part");
            Files.write(part, bytes.array());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The matte cache " + folder + " can't be written", e);
        }
        return matte;
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public String processor() {
        return model.processor();
    }

    @Override
    public void close() {
        model.close();
    }
}
