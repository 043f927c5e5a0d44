package dev.packshot.sandbox.shopify.graph;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Shopify's own schema of the Admin API: only to hold documents against, never to answer from. */
public final class RealSchema {
    /** 3.8 MB of text: read once, however many sandboxes a test run starts. */
    private static final ConcurrentMap<Path, GraphQLSchema> READ = new ConcurrentHashMap<>();

    private RealSchema() {}

    /**
     * Reads one.
     *
     * @throws UncheckedIOException when the file can't be read
     */
    public static GraphQLSchema read(Path file) {
        return READ.computeIfAbsent(file.toAbsolutePath().normalize(), RealSchema::parsed);
    }

    private static GraphQLSchema parsed(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            var options = ParserOptions.newParserOptions()
                    .maxCharacters(Integer.MAX_VALUE)
                    .maxTokens(Integer.MAX_VALUE)
                    .maxWhitespaceTokens(Integer.MAX_VALUE)
                    .captureIgnoredChars(false)
                    .build();
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text, options));
        } catch (IOException e) {
            throw new UncheckedIOException("Shopify's schema can't be read from " + file, e);
        }
    }
}
