package dev.packshot.engine.media.store;

import dev.packshot.catalog.Digest;
import dev.packshot.engine.media.MediaDamaged;
import dev.packshot.engine.media.MediaFull;
import dev.packshot.engine.media.MediaMissing;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Bytes in a bucket, each under prefix, fan-out and digest. */
final class S3MediaStore implements MediaStore, AutoCloseable {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int INSUFFICIENT_STORAGE = 507;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    S3MediaStore(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * Sends the bytes unless they are there: a conditional write spares the second of two nodes its upload's effect, not
     * its correctness, so that a server which doesn't know the condition serves as well.
     */
    @Override
    public Digest put(byte[] bytes) {
        Digest digest = Digest.of(bytes);
        return asked(() -> {
            HeadObjectResponse there = head(digest);
            if (there != null && there.contentLength() == bytes.length) {
                return digest;
            }
            // Another length can only be damage: that one is written over.
            send(digest, bytes, there == null);
            return digest;
        });
    }

    private void send(Digest digest, byte[] bytes, boolean onlyIfAbsent) {
        var request = PutObjectRequest.builder().bucket(bucket).key(key(digest));
        if (onlyIfAbsent) {
            request.ifNoneMatch("*");
        }
        try {
            client.putObject(request.build(), RequestBody.fromBytes(bytes));
        } catch (S3Exception e) {
            switch (e.statusCode()) {
                // Somebody else put the same bytes meanwhile, or is about to.
                case PRECONDITION_FAILED -> {}
                case CONFLICT, NOT_IMPLEMENTED -> {
                    if (!onlyIfAbsent) {
                        throw e;
                    }
                    send(digest, bytes, false);
                }
                default -> throw e;
            }
        }
    }

    @Override
    public boolean has(Digest digest) {
        return asked(() -> head(digest) != null);
    }

    @Override
    public byte[] read(Digest digest) {
        byte[] bytes = asked(
                () -> client.getObjectAsBytes(request -> request.bucket(bucket).key(key(digest)))
                        .asByteArrayUnsafe(),
                digest);
        if (!Digest.of(bytes).equals(digest)) {
            throw new MediaDamaged(digest);
        }
        return bytes;
    }

    @Override
    public InputStream open(Digest digest) throws IOException {
        return new CheckedStream(
                asked(() -> client.getObject(request -> request.bucket(bucket).key(key(digest))), digest), digest);
    }

    @Override
    public long length(Digest digest) {
        HeadObjectResponse there = asked(() -> head(digest));
        if (there == null) {
            throw new MediaMissing(digest);
        }
        return there.contentLength();
    }

    @Override
    public void delete(Digest digest) {
        asked(() -> client.deleteObject(request -> request.bucket(bucket).key(key(digest))));
    }

    @Override
    public Stream<Digest> digests() {
        return asked(() ->
                client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(key.lastIndexOf('/') + 1))
                        .filter(name -> name.matches("[0-9a-f]{64}"))
                        .map(Digest::new));
    }

    @Override
    public void close() {
        client.close();
    }

    private @Nullable HeadObjectResponse head(Digest digest) {
        try {
            return client.headObject(request -> request.bucket(bucket).key(key(digest)));
        } catch (NoSuchKeyException e) {
            return null;
        }
    }

    private String key(Digest digest) {
        String hex = digest.hex();
        return prefix + hex.substring(0, 2) + '/' + hex.substring(2, 4) + '/' + hex;
    }

    private <T> T asked(Supplier<T> call, Digest digest) {
        return asked(() -> {
            try {
                return call.get();
            } catch (NoSuchKeyException e) {
                throw new MediaMissing(digest);
            }
        });
    }

    private <T extends @Nullable Object> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (S3Exception e) {
            throw switch (e.statusCode()) {
                case FORBIDDEN ->
                    new MediaUnavailable(
                            "The bucket %s refuses our key. Check PACKSHOT_MEDIA_S3_ACCESS_KEY, PACKSHOT_MEDIA_S3_SECRET_KEY and what the key may do."
                                    .formatted(bucket),
                            e);
                case NOT_FOUND ->
                    new MediaUnavailable(
                            "There is no bucket %s. Make it, or name another one with PACKSHOT_MEDIA_S3_BUCKET."
                                    .formatted(bucket),
                            e);
                case INSUFFICIENT_STORAGE ->
                    new MediaFull(
                            "There is no room in the bucket %s. Enlarge it or shorten what is kept.".formatted(bucket),
                            e);
                default -> unavailable(e);
            };
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    private MediaUnavailable unavailable(SdkException e) {
        return new MediaUnavailable(
                "The bucket %s can't be reached. It is tried again; check PACKSHOT_MEDIA_S3_ENDPOINT if that stays."
                        .formatted(bucket),
                e);
    }
}
