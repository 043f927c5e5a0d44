package dev.packshot.sandbox.shopify.bulk;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Products with media and variants, to be read in bulk: the types are Shopify's, as far as they are needed here. */
final class Catalogue implements BulkReader {
    private static final String TYPES = """
            schema { query: QueryRoot }
            interface Node { id: ID! }
            type QueryRoot {
              node(id: ID!): Node
              product(id: ID!): Product
              products(first: Int, after: String, query: String): ProductConnection!
              shop: Shop!
            }
            type Shop implements Node { id: ID! products(first: Int, after: String): ProductConnection! }
            type PageInfo { hasNextPage: Boolean! endCursor: String }
            type ProductConnection { edges: [ProductEdge!]! nodes: [Product!]! pageInfo: PageInfo! }
            type ProductEdge { node: Product! }
            type Product implements Node {
              id: ID!
              title: String!
              options: [Option!]!
              featured: MediaImage
              media(first: Int): MediaConnection!
              variants(first: Int): VariantConnection!
            }
            type Option { name: String! values(first: Int): VariantConnection! }
            type VariantConnection { edges: [VariantEdge!]! nodes: [Variant!]! }
            type VariantEdge { node: Variant! }
            type Variant implements Node { id: ID! sku: String media(first: Int): MediaConnection! }
            type MediaConnection { edges: [MediaEdge!]! nodes: [Media!]! }
            type MediaEdge { node: Media! }
            interface Media { id: ID! alt: String }
            type MediaImage implements Node & Media {
              id: ID!
              alt: String
              image: Image
              usedBy(first: Int): VariantConnection!
            }
            type Image { url: String! }
            """;

    private final List<Map<String, Object>> products;
    private final GraphQL engine;

    Catalogue(int products, int media, int variants) {
        this.products = IntStream.rangeClosed(1, products)
                .mapToObj(number -> product(number, media, variants))
                .toList();
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("QueryRoot", type -> type.dataFetcher("products", this::page))
                .type("Shop", type -> type.dataFetcher("products", this::page))
                .type("QueryRoot", type -> type.dataFetcher("shop", unused -> Map.of("id", "gid://shopify/Shop/1")))
                .type("Node", type -> type.typeResolver(env -> env.getSchema().getObjectType("Product")))
                .type("Media", type -> type.typeResolver(env -> env.getSchema().getObjectType("MediaImage")))
                .build();
        this.engine = GraphQL.newGraphQL(
                        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(TYPES), wiring))
                .build();
    }

    @Override
    public GraphQLSchema schema() {
        return engine.getGraphQLSchema();
    }

    @Override
    public Map<String, Object> read(Document query, Map<String, Object> variables) {
        ExecutionResult result = engine.execute(ExecutionInput.newExecutionInput(AstPrinter.printAst(query))
                .variables(variables)
                .build());
        if (!result.getErrors().isEmpty()) {
            throw new AssertionError(result.getErrors());
        }
        return result.getData();
    }

    private Map<String, Object> page(DataFetchingEnvironment asked) {
        int from = Integer.parseInt(asked.getArgumentOrDefault("after", "0"));
        int first = asked.getArgumentOrDefault("first", products.size());
        int to = Math.min(products.size(), from + first);
        return Map.of(
                "edges", edges(products.subList(from, to)),
                "pageInfo", Map.of("hasNextPage", to < products.size(), "endCursor", Integer.toString(to)));
    }

    private static Map<String, Object> product(int number, int media, int variants) {
        var pictures = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= media; i++) {
            pictures.add(Map.of(
                    "id", "gid://shopify/MediaImage/" + (number * 100 + i),
                    "alt", "View " + i,
                    "image", Map.of("url", "http://127.0.0.1/" + number + "-" + i + ".jpg")));
        }
        var kinds = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= variants; i++) {
            kinds.add(Map.of(
                    "id", "gid://shopify/ProductVariant/" + (number * 100 + i),
                    "sku", number + "-" + i,
                    "media", Map.of("edges", edges(pictures.subList(0, Math.min(1, media))))));
        }
        return Map.of(
                "id",
                "gid://shopify/Product/" + number,
                "title",
                "Product " + number,
                "media",
                Map.of("edges", edges(pictures)),
                "variants",
                Map.of("edges", edges(kinds)));
    }

    private static List<Map<String, Object>> edges(List<Map<String, Object>> nodes) {
        return nodes.stream().map(node -> Map.<String, Object>of("node", node)).toList();
    }
}
