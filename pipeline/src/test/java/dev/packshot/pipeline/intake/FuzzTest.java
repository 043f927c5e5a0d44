package dev.packshot.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.pipeline.raster.PixelMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTest {
    private static final int MUTANTS = Integer.getInteger("packshot.fuzz.mutants", 150);
    private static final long SEED = Long.getLong("packshot.fuzz.seed", 20_261_120L);
    private static final Map<String, byte[]> FILES = files();

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>(SamplePictures.all());
        files.put("plain.heic", SamplePictures.heic());
        return files;
    }

    static List<String> names() {
        return new ArrayList<>(FILES.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    @Timeout(120)
    void nothing_but_a_refusal_comes_out_of_a_mutated_file(String name) {
        var random = new Random(SEED ^ name.hashCode());
        var intake = new Intake(Limits.DEFAULT);
        int taken = 0;
        int mutants = name.startsWith("cmyk") ? MUTANTS / 4 : MUTANTS;
        for (int i = 0; i < mutants; i++) {
            byte[] mutant = mutant(file(name), random);
            try (var memory = new PixelMemory(Limits.DEFAULT.pixelMemory())) {
                Original original = intake.open(mutant, memory);
                assertThat(original.pixels().bands()).isEqualTo(3);
                taken++;
            } catch (Refusal refusal) {
                assertThat(refusal.getMessage()).isNotBlank();
            }
        }
        assertThat(taken).as("mutants that still are pictures").isLessThan(mutants);
    }

    private static byte[] mutant(byte[] file, Random random) {
        byte[] mutant = file.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Forge.head(mutant, random.nextInt(mutant.length));
            }
            case 1 -> flip(mutant, 1 + random.nextInt(20), mutant.length, random);
            case 2 -> flip(mutant, 1 + random.nextInt(4), Math.min(mutant.length, 400), random);
            default -> {
                byte[] other = file(names().get(random.nextInt(FILES.size())));
                int length = 1 + random.nextInt(Math.min(64, other.length - 1));
                int from = random.nextInt(other.length - length);
                int at = random.nextInt(mutant.length);
                System.arraycopy(other, from, mutant, at, Math.min(length, mutant.length - at));
            }
        }
        return mutant;
    }

    private static void flip(byte[] bytes, int times, int within, Random random) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(within)] = (byte) random.nextInt(256);
        }
    }

    private static byte[] file(String name) {
        byte[] file = FILES.get(name);
        if (file == null) {
            throw new IllegalArgumentException(name);
        }
        return file;
    }
}
