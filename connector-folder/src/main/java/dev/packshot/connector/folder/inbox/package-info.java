/** What the seller put there: photographs and manifests. Nothing here is ever written. */
@org.jspecify.annotations.NullMarked
package dev.packshot.connector.folder.inbox;
