/** Endpoints of networks. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.model;
