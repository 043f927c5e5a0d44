package dev.packshot.sandbox.shopify.http;

import java.io.IOException;
import java.util.Optional;

/** One concern of the sandbox that is reached over HTTP. Called by many threads at once. */
public interface Door {
    /**
     * Answers a request, if it is for this door.
     *
     * @return empty when the request is for another door
     * @throws IOException when the connection is to be broken off instead of answered
     */
    Optional<Answer> answer(Call call) throws IOException;
}
