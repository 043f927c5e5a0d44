/** Why a request isn't served, in the form of RFC 9457 with a remedy: the stable list of types, and the document. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.refusal;
