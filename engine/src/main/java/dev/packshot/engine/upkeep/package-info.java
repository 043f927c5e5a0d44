/** What is done again and again, once in the cluster, so that nothing grows for ever and nothing breaks unseen. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.upkeep;
