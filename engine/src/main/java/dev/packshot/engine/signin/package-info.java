/**
 * How callers prove who they are: form and session cookie, API key, OpenID Connect, the token of an embedded page; and how
 * often they may try.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.signin;
