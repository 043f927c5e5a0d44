package dev.packshot.sandbox.shopify.bulk;

import dev.packshot.sandbox.shopify.shop.Gid;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How a bulk operation stands.
 *
 * @param id of the operation
 * @param query as it was given
 * @param status how far it is
 * @param errorCode why it failed
 * @param createdAt in whole seconds
 * @param completedAt when it ended by itself
 * @param objectCount lines so far
 * @param rootObjectCount lines without a parent so far
 * @param fileSize bytes of the whole result
 * @param url of the whole result; empty also when it would be an empty file
 * @param partialDataUrl of what a failed one had got so far
 */
public record BulkOperation(
        Gid id,
        String query,
        Status status,
        Optional<ErrorCode> errorCode,
        Instant createdAt,
        Optional<Instant> completedAt,
        long objectCount,
        long rootObjectCount,
        Optional<Long> fileSize,
        Optional<URI> url,
        Optional<URI> partialDataUrl) {
    /** How far an operation is; the names are Shopify's. */
    public enum Status {
        CREATED,
        RUNNING,
        CANCELING,
        CANCELED,
        COMPLETED,
        FAILED;

        /** Whether it goes on. */
        public boolean open() {
            return this == CREATED || this == RUNNING || this == CANCELING;
        }
    }

    /** Why an operation failed; the names are Shopify's. */
    public enum ErrorCode {
        ACCESS_DENIED,
        INTERNAL_SERVER_ERROR,
        TIMEOUT
    }

    static BulkOperation created(Gid id, String query, Instant now) {
        return new BulkOperation(
                id,
                query,
                Status.CREATED,
                Optional.empty(),
                now,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    BulkOperation as(Status next) {
        return new BulkOperation(
                id,
                query,
                next,
                errorCode,
                createdAt,
                completedAt,
                objectCount,
                rootObjectCount,
                fileSize,
                url,
                partialDataUrl);
    }

    BulkOperation counted(long objects, long roots) {
        return new BulkOperation(
                id, query, status, errorCode, createdAt, completedAt, objects, roots, fileSize, url, partialDataUrl);
    }

    BulkOperation completed(Instant now, long bytes, Optional<URI> where) {
        return new BulkOperation(
                id,
                query,
                Status.COMPLETED,
                errorCode,
                createdAt,
                Optional.of(now),
                objectCount,
                rootObjectCount,
                Optional.of(bytes),
                where,
                partialDataUrl);
    }

    BulkOperation failed(ErrorCode code, Optional<URI> partial) {
        return new BulkOperation(
                id,
                query,
                Status.FAILED,
                Optional.of(code),
                createdAt,
                completedAt,
                objectCount,
                rootObjectCount,
                fileSize,
                url,
                partial);
    }
}
