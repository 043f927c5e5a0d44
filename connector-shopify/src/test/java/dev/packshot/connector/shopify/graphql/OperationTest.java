package dev.packshot.connector.shopify.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTest {
    /** Shopify's schema isn't ours to ship; it is read where somebody has put it. */
    private static final Path SCHEMA = Path.of(System.getProperty(
            "shopify.schema",
            Path.of("..", "..", "shared", "specs", "shopify", "admin.graphql").toString()));

    /** Shopify's schema is larger than what a parser takes from strangers. */
    private static final ParserOptions LARGE = ParserOptions.newParserOptions()
            .maxTokens(Integer.MAX_VALUE)
            .maxCharacters(Integer.MAX_VALUE)
            .maxWhitespaceTokens(Integer.MAX_VALUE)
            .build();

    /** Longest text of a bulk operation's query, in bytes. */
    private static final int LONGEST_BULK_QUERY = 65_535;

    @Test
    void every_document_is_valid_in_shopifys_own_schema() throws IOException {
        assumeTrue(
                Files.exists(SCHEMA),
                "Shopify's schema isn't at " + SCHEMA.toAbsolutePath().normalize()
                        + "; name it with -Dshopify.schema, or documents stay unchecked");
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(new java.io.StringReader(Files.readString(SCHEMA)), LARGE));

        List<String> problems = problems(schema, documents());

        assertThat(problems).isEmpty();
    }

    @Test
    void a_document_with_a_field_that_does_not_exist_would_be_found() throws IOException {
        assumeTrue(Files.exists(SCHEMA), "Shopify's schema isn't at " + SCHEMA);
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(new java.io.StringReader(Files.readString(SCHEMA)), LARGE));

        List<String> problems = problems(schema, List.of("query Wrong { shop { nickname } }"));

        assertThat(problems).singleElement().asString().contains("nickname");
    }

    @ParameterizedTest
    @EnumSource
    void a_document_holds_the_one_operation_that_it_is_named_after(Operation operation) {
        Document document = Parser.parse(operation.document());

        assertThat(document.getDefinitionsOfType(OperationDefinition.class))
                .singleElement()
                .extracting(OperationDefinition::getName)
                .isEqualTo(operation.operationName());
    }

    @Test
    void the_bulk_query_keeps_to_what_shopify_takes() {
        String query = Operation.bulkCatalogue();

        assertThat(query.length()).isLessThan(LONGEST_BULK_QUERY);
        // At most five connections; "edges" stands once in each.
        assertThat(query.split("\\bedges\\b", -1)).hasSizeBetween(2, 6);
    }

    private static List<String> documents() {
        return Stream.concat(
                        Stream.of(Operation.values()).map(Operation::document), Stream.of(Operation.bulkCatalogue()))
                .toList();
    }

    static List<String> problems(GraphQLSchema schema, List<String> documents) {
        List<String> problems = new ArrayList<>();
        for (String text : documents) {
            Document document = new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(text)
                            .build());
            List<ValidationError> errors = new Validator().validateDocument(schema, document, Locale.ENGLISH);
            String name = document.getDefinitionsOfType(OperationDefinition.class)
                    .getFirst()
                    .getName();
            errors.forEach(error -> problems.add(name + ": " + error.getMessage()));
        }
        return problems;
    }
}
