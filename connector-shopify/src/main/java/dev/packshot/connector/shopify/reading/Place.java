package dev.packshot.connector.shopify.reading;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Cursor;
import java.time.Instant;

/** Where a reading stands. Its text holds no address and no secret, and is understood by later releases too. */
public sealed interface Place {
    /**
     * At the start of everything.
     *
     * @param attempt how often a bulk operation came to nothing, from 0
     */
    record Start(int attempt) implements Place {}

    /**
     * In the middle of everything, page by page, in the order of ids.
     *
     * @param since when everything was begun to be read, on Shopify's clock, less the overlap
     * @param lastId number of the last product that was read, 0 for none
     */
    record Everything(Instant since, long lastId) implements Place {}

    /**
     * A bulk operation that runs.
     *
     * @param operation its number
     * @param since as above
     * @param begun when it was asked for, on our clock
     * @param attempt from 0
     */
    record Running(long operation, Instant since, Instant begun, int attempt) implements Place {}

    /**
     * In the middle of a bulk operation's result.
     *
     * @param operation its number
     * @param since as above
     * @param offset where the next product's line begins, bytes from the start
     * @param attempt from 0
     */
    record Result(long operation, Instant since, long offset, int attempt) implements Place {}

    /**
     * Among what has changed.
     *
     * @param since products that changed before aren't asked for
     * @param newest latest change that was seen in this reading
     * @param after Shopify's own cursor within this reading, empty at its start
     * @param delivered what was handed on already
     */
    record Changes(Instant since, Instant newest, String after, Delivered delivered) implements Place {}

    /**
     * Reads a cursor.
     *
     * @throws ConnectorException.Malformed when it isn't one of a Shopify shop's
     */
    static Place of(Cursor cursor) {
        return cursor.equals(Cursor.START) ? new Start(0) : PlaceText.parse(cursor.text());
    }

    /** This place as a cursor. */
    default Cursor cursor() {
        return new Cursor(PlaceText.of(this));
    }
}
