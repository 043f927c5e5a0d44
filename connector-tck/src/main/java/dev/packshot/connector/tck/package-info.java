/** What every connector promises, as one test class: a connector's test extends {@link dev.packshot.connector.tck.ConnectorContract}. */
@NullMarked
package dev.packshot.connector.tck;

import org.jspecify.annotations.NullMarked;
