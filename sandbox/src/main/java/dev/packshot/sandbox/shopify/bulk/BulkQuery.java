package dev.packshot.sandbox.shopify.bulk;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A bulk query that was accepted: for each of its outermost connections a document that reads a page of it.
 *
 * @param roots in the order of the query
 */
record BulkQuery(List<Root> roots) {
    /** Name of the variable that says where a page begins. */
    static final String AFTER = "bulkAfter";

    /** Key of the answer under which a page says whether there is more. */
    static final String PAGE = "bulkPage";

    /** Objects of a page: as many as a paged query may ask for. */
    private static final int PAGE_SIZE = 250;

    private static final Set<String> PAGING = Set.of("first", "last", "after", "before");

    BulkQuery {
        roots = List.copyOf(roots);
    }

    /**
     * An outermost connection.
     *
     * @param path keys of the answer that lead to it, at least one
     * @param page document that reads a page of it
     * @param shape of its nodes
     */
    record Root(List<String> path, Document page, Shape shape) {
        Root {
            path = List.copyOf(path);
        }
    }

    /** A document with nothing in it but the fields that lead to one outermost connection. */
    static Document page(List<Field> outside, Field connection) {
        Selection<?> inner = paged(connection);
        for (Field field : outside.reversed()) {
            var only = SelectionSet.newSelectionSet().selection(inner).build();
            inner = field.transform(builder -> builder.selectionSet(only));
        }
        var operation = OperationDefinition.newOperationDefinition()
                .operation(OperationDefinition.Operation.QUERY)
                .name("BulkPage")
                .variableDefinition(VariableDefinition.newVariableDefinition()
                        .name(AFTER)
                        .type(TypeName.newTypeName("String").build())
                        .build())
                .selectionSet(SelectionSet.newSelectionSet().selection(inner).build())
                .build();
        return Document.newDocument().definition(operation).build();
    }

    /** A connection whose arguments don't page: Shopify leaves them out of account in bulk. */
    static Field whole(Field connection, SelectionSet selection) {
        List<Argument> arguments = connection.getArguments().stream()
                .filter(argument -> !PAGING.contains(argument.getName()))
                .toList();
        return connection.transform(builder -> builder.arguments(arguments).selectionSet(selection));
    }

    private static Field paged(Field connection) {
        var arguments = new ArrayList<>(connection.getArguments());
        arguments.add(Argument.newArgument("first", IntValue.of(PAGE_SIZE)).build());
        arguments.add(Argument.newArgument("after", VariableReference.of(AFTER)).build());
        Field pageInfo = Field.newField("pageInfo")
                .alias(PAGE)
                .selectionSet(SelectionSet.newSelectionSet()
                        .selection(Field.newField("hasNextPage").build())
                        .selection(Field.newField("endCursor").build())
                        .build())
                .build();
        var selections = new ArrayList<Selection<?>>(
                Optional.ofNullable(connection.getSelectionSet()).orElseThrow().getSelections().stream()
                        .<Selection<?>>map(each -> each)
                        .toList());
        selections.add(pageInfo);
        return connection.transform(builder -> builder.arguments(arguments)
                .selectionSet(SelectionSet.newSelectionSet(selections).build()));
    }
}
