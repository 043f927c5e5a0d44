/** The server: started on a database of its own or of the operator's, checked before it starts, stopped in order. */
@org.jspecify.annotations.NullMarked
package dev.packshot.app.server;
