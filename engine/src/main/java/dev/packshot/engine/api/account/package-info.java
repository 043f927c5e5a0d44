/** Endpoints of sessions, accounts and API keys. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.account;
