/** What may go live: a network or a look is compared before it makes pictures for buyers. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.activation;
