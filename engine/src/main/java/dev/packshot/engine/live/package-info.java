/** What happens, told to whoever is looking: from all nodes, once it is committed, and never kept for long. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.live;
