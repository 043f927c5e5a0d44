package dev.packshot.engine.media.store;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaDamaged;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Throws at the end when what went through isn't what the digest says. */
final class CheckedStream extends FilterInputStream {
    private final Digest expected;
    private final MessageDigest fed = Digest.sha256();
    private boolean ended;

    CheckedStream(InputStream in, Digest expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            fed.update(buffer, offset, count);
        } else if (count < 0 && !ended) {
            ended = true;
            if (!Digest.of(fed).equals(expected)) {
                throw new MediaDamaged(expected);
            }
        }
        return count;
    }

    /** Reads on, since what is skipped counts too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.clamp(count, 0, 8192)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
