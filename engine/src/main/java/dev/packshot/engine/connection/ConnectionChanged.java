package dev.packshot.engine.connection;

import java.util.UUID;

/**
 * Told within the transaction that changes a connection.
 *
 * @param connection which one
 * @param state what it is from now on
 */
public record ConnectionChanged(UUID connection, ConnectionState state) {}
