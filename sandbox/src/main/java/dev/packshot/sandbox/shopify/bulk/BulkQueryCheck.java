package dev.packshot.sandbox.shopify.bulk;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a bulk query against Shopify's rules for it: one to five connections, nested at most two deep, read by {@code
 * edges} and {@code node}, with the id of each parent; no {@code node} at the top.
 */
final class BulkQueryCheck {
    private static final int MOST_BYTES = 65_535;
    private static final int MOST_CONNECTIONS = 5;
    private static final int DEEPEST = 2;

    private final GraphQLSchema schema;
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> byNodes = new LinkedHashSet<>();
    private final Set<String> withoutId = new LinkedHashSet<>();
    private final List<BulkQuery.Root> roots = new ArrayList<>();
    private Map<String, FragmentDefinition> fragments = Map.of();
    private int connections;

    private BulkQueryCheck(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** What came out. */
    sealed interface Verdict {
        /** It can run. */
        record Accepted(BulkQuery query) implements Verdict {}

        /** It can't, and these sentences say why. */
        record Refused(List<String> problems) implements Verdict {}
    }

    static Verdict check(String text, GraphQLSchema schema) {
        return new BulkQueryCheck(schema).check(text);
    }

    private Verdict check(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return refused("A bulk query is at most " + MOST_BYTES + " bytes long.");
        }
        Document document;
        try {
            document = Parser.parse(text);
        } catch (InvalidSyntaxException e) {
            return refused("Invalid bulk query: " + e.getMessage());
        }
        List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (operations.size() != 1 || operations.getFirst().getOperation() != OperationDefinition.Operation.QUERY) {
            return refused("Invalid operation type. Exactly one query can be run.");
        }
        List<String> invalid = new Validator()
                .validateDocument(schema, document, Locale.ENGLISH).stream()
                        .map(GraphQLError::getMessage)
                        .toList();
        if (!invalid.isEmpty()) {
            return new Verdict.Refused(invalid);
        }
        fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, each -> each));
        outside(operations.getFirst().getSelectionSet(), schema.getQueryType(), List.of());
        conclude();
        return problems.isEmpty()
                ? new Verdict.Accepted(new BulkQuery(roots))
                : new Verdict.Refused(List.copyOf(problems));
    }

    private void conclude() {
        if (connections == 0) {
            problems.add("Bulk queries must contain at least one connection.");
        }
        if (connections > MOST_CONNECTIONS) {
            problems.add("Bulk queries cannot contain more than " + MOST_CONNECTIONS + " connections.");
        }
        if (!byNodes.isEmpty()) {
            problems.add("Connections of a bulk query are read by 'edges' and 'node', not by 'nodes': "
                    + String.join(", ", byNodes) + ".");
        }
        if (!withoutId.isEmpty()) {
            problems.add("A node with a connection in it has to select its 'id', under that name: "
                    + String.join(", ", withoutId) + ".");
        }
    }

    /** Fields on the way to the outermost connections. */
    private void outside(SelectionSet selection, @Nullable GraphQLType type, List<Field> way) {
        for (Field field : fields(selection)) {
            GraphQLFieldDefinition definition = definition(type, field);
            if (definition == null) {
                continue;
            }
            if (way.isEmpty() && Set.of("node", "nodes").contains(field.getName())) {
                problems.add("Bulk queries cannot contain a top level `" + field.getName() + "` field.");
            }
            if (connection(definition)) {
                var shape = new Shape();
                Field whole = connection(field, definition, 0, shape);
                var path = new ArrayList<>(way.stream().map(Field::getResultKey).toList());
                path.add(field.getResultKey());
                roots.add(new BulkQuery.Root(path, BulkQuery.page(way, whole), shape));
            } else if (field.getSelectionSet() != null) {
                var further = new ArrayList<>(way);
                further.add(field);
                outside(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()), further);
            }
        }
    }

    /** A connection, ready to be read whole; notes where further ones are within its nodes. */
    private Field connection(Field field, GraphQLFieldDefinition definition, int depth, Shape nodes) {
        connections++;
        if (depth > DEEPEST) {
            problems.add("Bulk queries cannot contain connections with a nesting depth greater than " + DEEPEST + ".");
        }
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        var kept = new ArrayList<Selection<?>>();
        for (Field inner : fields(field.getSelectionSet())) {
            if (inner.getName().equals("edges")) {
                kept.add(edges(inner, type, field, depth, nodes));
            } else if (inner.getName().equals("nodes")) {
                byNodes.add(field.getName());
            }
        }
        if (kept.isEmpty()) {
            byNodes.add(field.getName());
        }
        return BulkQuery.whole(field, SelectionSet.newSelectionSet(kept).build());
    }

    private Field edges(Field edges, @Nullable GraphQLType connection, Field owner, int depth, Shape nodes) {
        GraphQLType edge = result(connection, edges);
        var kept = new ArrayList<Selection<?>>();
        for (Field node : fields(edges.getSelectionSet())) {
            if (node.getName().equals("node")) {
                GraphQLType type = result(edge, node);
                if (!identifiable(type)) {
                    problems.add("Connections of a bulk query lead to objects that implement Node: " + owner.getName()
                            + " doesn't.");
                }
                int before = connections;
                SelectionSet inner = inside(node.getSelectionSet(), type, depth, nodes, false);
                boolean identified = fields(node.getSelectionSet()).stream()
                        .anyMatch(each -> each.getName().equals("id")
                                && each.getResultKey().equals("id"));
                if (connections > before && !identified) {
                    withoutId.add(owner.getName());
                }
                kept.add(node.transform(builder -> builder.alias(null).selectionSet(inner)));
            }
        }
        return edges.transform(builder -> builder.alias(null)
                .selectionSet(SelectionSet.newSelectionSet(kept).build()));
    }

    /** What is selected of a node or of an object within it. */
    private SelectionSet inside(
            SelectionSet selection, @Nullable GraphQLType type, int depth, Shape shape, boolean list) {
        var kept = new ArrayList<Selection<?>>();
        for (Selection<?> each : selection.getSelections()) {
            switch (each) {
                case Field field -> kept.add(inside(field, type, depth, shape, list));
                case InlineFragment fragment -> kept.add(narrowed(fragment, type, depth, shape, list));
                case FragmentSpread spread -> {
                    FragmentDefinition named = named(spread);
                    kept.add(narrowed(
                            InlineFragment.newInlineFragment()
                                    .typeCondition(named.getTypeCondition())
                                    .directives(spread.getDirectives())
                                    .selectionSet(named.getSelectionSet())
                                    .build(),
                            type,
                            depth,
                            shape,
                            list));
                }
                default -> kept.add(each);
            }
        }
        return SelectionSet.newSelectionSet(kept).build();
    }

    private Field inside(Field field, @Nullable GraphQLType type, int depth, Shape shape, boolean list) {
        GraphQLFieldDefinition definition = definition(type, field);
        if (definition == null || field.getSelectionSet() == null) {
            return field;
        }
        if (connection(definition)) {
            if (list) {
                problems.add("A connection within a list can't be read in bulk: " + field.getName() + ".");
            }
            return connection(field, definition, depth + 1, shape.connection(field.getResultKey()));
        }
        SelectionSet inner = inside(
                field.getSelectionSet(),
                GraphQLTypeUtil.unwrapAll(definition.getType()),
                depth,
                shape.object(field.getResultKey()),
                list || GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType())));
        return field.transform(builder -> builder.selectionSet(inner));
    }

    private InlineFragment narrowed(
            InlineFragment fragment, @Nullable GraphQLType type, int depth, Shape shape, boolean list) {
        GraphQLType narrow = fragment.getTypeCondition() == null
                ? type
                : schema.getType(fragment.getTypeCondition().getName());
        SelectionSet inner = inside(fragment.getSelectionSet(), narrow, depth, shape, list);
        return fragment.transform(builder -> builder.selectionSet(inner));
    }

    /** The fields of a selection, also those of its fragments. */
    private List<Field> fields(SelectionSet selection) {
        var all = new ArrayList<Field>();
        for (Selection<?> each : selection.getSelections()) {
            switch (each) {
                case Field field -> all.add(field);
                case InlineFragment fragment -> all.addAll(fields(fragment.getSelectionSet()));
                case FragmentSpread spread -> all.addAll(fields(named(spread).getSelectionSet()));
                default -> {}
            }
        }
        return all;
    }

    /** Whether everything of a type is a Node. */
    private boolean identifiable(@Nullable GraphQLType type) {
        return switch (type) {
            case GraphQLObjectType object ->
                object.getInterfaces().stream().anyMatch(each -> each.getName().equals("Node"));
            case GraphQLInterfaceType any ->
                schema.getImplementations(any).stream().allMatch(this::identifiable);
            case null, default -> false;
        };
    }

    private FragmentDefinition named(FragmentSpread spread) {
        return Objects.requireNonNull(fragments.get(spread.getName()), "Validation found every fragment");
    }

    private static @Nullable GraphQLType result(@Nullable GraphQLType type, Field field) {
        GraphQLFieldDefinition definition = definition(type, field);
        return definition == null ? null : GraphQLTypeUtil.unwrapAll(definition.getType());
    }

    private static @Nullable GraphQLFieldDefinition definition(@Nullable GraphQLType type, Field field) {
        return type instanceof GraphQLFieldsContainer container ? container.getFieldDefinition(field.getName()) : null;
    }

    private static boolean connection(GraphQLFieldDefinition definition) {
        return GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLNamedType named
                && named.getName().endsWith("Connection");
    }

    private static Verdict refused(String problem) {
        return new Verdict.Refused(List.of(problem));
    }
}
