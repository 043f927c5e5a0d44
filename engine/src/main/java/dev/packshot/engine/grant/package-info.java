/**
 * Secrets of connections at rest: each sealed with AES-256-GCM under a data key of its own, which the key ring wraps; bound
 * to its connection, field and version. Begin with {@link dev.packshot.engine.grant.GrantVault}.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.grant;
