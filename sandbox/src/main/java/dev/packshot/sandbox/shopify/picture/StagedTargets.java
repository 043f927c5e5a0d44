package dev.packshot.sandbox.shopify.picture;

import java.net.URI;
import java.util.List;

/** Issues the addresses at which files can be put before a mutation names them. */
public interface StagedTargets {
    /** Issues one; the wish was checked before. */
    Target issue(String shop, Wish wish);

    /**
     * What is to be uploaded.
     *
     * @param resource such as {@code IMAGE}
     * @param fileName with its extension
     * @param mimeType such as {@code image/jpeg}
     * @param httpMethod {@code PUT} or {@code POST}
     */
    record Wish(String resource, String fileName, String mimeType, String httpMethod) {}

    /**
     * Where it is to be uploaded.
     *
     * @param url signed; where the file goes to
     * @param resourceUrl what is named as {@code originalSource} afterwards
     * @param parameters in the order in which a form has to send them
     */
    record Target(URI url, URI resourceUrl, List<Parameter> parameters) {
        public Target {
            parameters = List.copyOf(parameters);
        }
    }

    /** One field of the form, or a property of the signed address. */
    record Parameter(String name, String value) {}
}
