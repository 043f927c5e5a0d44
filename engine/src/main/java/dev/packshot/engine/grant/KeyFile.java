package dev.packshot.engine.grant;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The key ring in a file of the data folder: made at the first start, readable by its owner only. */
final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /** The ring of the file, which is made when it isn't there. */
    static KeyRing open(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                make(file, random);
            }
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new MalformedKeyRing(
                        file.toString(), List.of("others than its owner can use the file (chmod 600 it)"));
            }
            return KeyRing.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new MalformedKeyRing(file.toString(), List.of("the file can't be read or made"));
        }
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] id = new byte[ID_BYTES];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        String text =
                """
                # Opens the secrets of all connections. Keep a copy apart from the database's backup: without it they are lost.
                k-%s:%s
                """.formatted(HexFormat.of().formatHex(id), Base64.getEncoder().encodeToString(key));
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(folder, "keys", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, text);
            force(draft, StandardOpenOption.WRITE);
            // A link fails when another process was first; a rename would take that one's key away.
            Files.createLink(file, draft);
            force(folder, StandardOpenOption.READ);
        } catch (FileAlreadyExistsException e) {
            // Its ring is the ring.
        } finally {
            Files.delete(draft);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
