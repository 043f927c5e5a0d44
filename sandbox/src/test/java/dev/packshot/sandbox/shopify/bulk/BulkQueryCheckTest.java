package dev.packshot.sandbox.shopify.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkQueryCheckTest {
    private final Catalogue catalogue = new Catalogue(1, 1, 1);

    @Test
    void takes_products_with_media_and_variants_with_media() {
        BulkQueryCheck.Verdict verdict = check("""
                { products(query: "status:active") { edges { node { id title
                    media { edges { node { id ... on MediaImage { image { url } } } } }
                    variants { edges { node { id media { edges { node { id } } } } } } } } } }
                """);

        assertThat(verdict).isInstanceOf(BulkQueryCheck.Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ shop { id } }| at least one connection",
                "{ node(id: \"gid://shopify/Product/1\") { id } }| top level `node`",
                "{ products { nodes { id } } }| not by 'nodes'",
                "{ products { edges { node { title media { edges { node { id } } } } } } }| select its 'id'",
                "{ products { edges { node { id options { values { edges { node { id } } } } } } } }| within a list",
                "mutation { nothing }| Exactly one query",
                "{ products { edges { node { id colour } } } }| colour",
                "{ products {| Invalid bulk query"
            })
    void refuses_what_bulk_queries_cannot_be(String query, String reason) {
        BulkQueryCheck.Verdict verdict = check(query);

        assertThat(problems(verdict)).anySatisfy(problem -> assertThat(problem).contains(reason));
    }

    @Test
    void refuses_a_third_nesting() {
        BulkQueryCheck.Verdict verdict = check("""
                { products { edges { node { id variants { edges { node { id media { edges { node { id
                    ... on MediaImage { usedBy { edges { node { id } } } } } } } } } } } } } }
                """);

        assertThat(problems(verdict)).anySatisfy(problem -> assertThat(problem).contains("depth greater than 2"));
    }

    @Test
    void refuses_a_sixth_connection() {
        String media = "media { edges { node { id } } } ";
        BulkQueryCheck.Verdict verdict = check("{ products { edges { node { id " + media + "a: " + media + "b: " + media
                + "c: " + media + "d: " + media + "} } } }");

        assertThat(problems(verdict)).anySatisfy(problem -> assertThat(problem).contains("more than 5 connections"));
    }

    @Test
    void refuses_a_text_of_more_than_65535_bytes() {
        BulkQueryCheck.Verdict verdict = check("{ products { edges { node { id } } } } #" + "x".repeat(65_535));

        assertThat(problems(verdict)).anySatisfy(problem -> assertThat(problem).contains("65535"));
    }

    private BulkQueryCheck.Verdict check(String query) {
        return BulkQueryCheck.check(query, catalogue.schema());
    }

    private static List<String> problems(BulkQueryCheck.Verdict verdict) {
        return switch (verdict) {
            case BulkQueryCheck.Verdict.Refused refused -> refused.problems();
            case BulkQueryCheck.Verdict.Accepted accepted -> List.of();
        };
    }
}
