package dev.packshot.connector.tck.score;

import dev.packshot.connector.Capability;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test that stands for something that connectors promise. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Promise {
    /** Stable: the letter of its family and two digits. Never used again for another promise. */
    String id();

    /** The promise, a sentence. */
    String text();

    /** It is due when all of these are claimed. */
    Capability[] needs() default {};
}
