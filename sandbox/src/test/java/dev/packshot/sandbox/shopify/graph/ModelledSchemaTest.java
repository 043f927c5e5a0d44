package dev.packshot.sandbox.shopify.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NonNullType;
import graphql.language.TypeDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema of ours is a part of Shopify's. */
class ModelledSchemaTest {
    private final List<String> breaches = new ArrayList<>();

    @Test
    void each_type_field_argument_default_and_value_is_shopifys() throws IOException, URISyntaxException {
        Path file = Path.of(System.getProperty("shopify.schema", "../../shared/specs/shopify/admin.graphql"));
        assumeThat(file)
                .as("Shopify's schema isn't at hand: set shopify.schema")
                .isRegularFile();
        TypeDefinitionRegistry real = real(file);

        TypeDefinitionRegistry modelled = ours();
        List<TypeDefinition<?>> all = new ArrayList<>();
        modelled.types().values().forEach(all::add);
        modelled.objectTypeExtensions().values().forEach(all::addAll);
        for (TypeDefinition<?> ours : all) {
            TypeDefinition<?> theirs = real.types().get(ours.getName());
            if (theirs == null || !theirs.getClass().isInstance(ours)) {
                breaches.add(ours.getName() + " isn't there");
            } else {
                compare(ours, theirs);
            }
        }

        assertThat(breaches).isEmpty();
    }

    private void compare(TypeDefinition<?> ours, TypeDefinition<?> theirs) {
        switch (ours) {
            case ImplementingTypeDefinition<?> type -> fields(type, (ImplementingTypeDefinition<?>) theirs);
            case InputObjectTypeDefinition type ->
                values(
                        type.getName(),
                        type.getInputValueDefinitions(),
                        ((InputObjectTypeDefinition) theirs).getInputValueDefinitions());
            case EnumTypeDefinition type ->
                type.getEnumValueDefinitions().stream()
                        .filter(value -> ((EnumTypeDefinition) theirs)
                                .getEnumValueDefinitions().stream()
                                        .noneMatch(other -> other.getName().equals(value.getName())))
                        .forEach(value -> breaches.add(type.getName() + "." + value.getName() + " isn't there"));
            default -> {}
        }
    }

    private void fields(ImplementingTypeDefinition<?> ours, ImplementingTypeDefinition<?> theirs) {
        Map<String, FieldDefinition> real = theirs.getFieldDefinitions().stream()
                .collect(Collectors.toMap(FieldDefinition::getName, Function.identity()));
        for (FieldDefinition field : ours.getFieldDefinitions()) {
            String name = ours.getName() + "." + field.getName();
            FieldDefinition other = real.get(field.getName());
            if (other == null) {
                breaches.add(name + " isn't there");
            } else {
                same(name, text(field.getType()), text(other.getType()));
                values(name, field.getInputValueDefinitions(), other.getInputValueDefinitions());
            }
        }
        ours.getImplements().stream()
                .map(ModelledSchemaTest::text)
                .filter(each -> theirs.getImplements().stream()
                        .noneMatch(other -> text(other).equals(each)))
                .forEach(each -> breaches.add(ours.getName() + " isn't a " + each));
    }

    private void values(String name, List<InputValueDefinition> ours, List<InputValueDefinition> theirs) {
        Map<String, InputValueDefinition> real =
                theirs.stream().collect(Collectors.toMap(InputValueDefinition::getName, Function.identity()));
        for (InputValueDefinition value : ours) {
            InputValueDefinition other = real.remove(value.getName());
            if (other == null) {
                breaches.add(name + "(" + value.getName() + ") isn't there");
            } else {
                same(name + "(" + value.getName() + ")", text(value.getType()), text(other.getType()));
                same(
                        name + "(" + value.getName() + ") default",
                        text(value.getDefaultValue()),
                        text(other.getDefaultValue()));
            }
        }
        real.values().stream()
                .filter(value -> value.getType() instanceof NonNullType && value.getDefaultValue() == null)
                .forEach(value -> breaches.add(name + "(" + value.getName() + ") is needed"));
    }

    private void same(String what, String ours, String theirs) {
        if (!ours.equals(theirs)) {
            breaches.add(what + " is " + theirs + ", not " + ours);
        }
    }

    private static String text(graphql.language.@org.jspecify.annotations.Nullable Node<?> node) {
        return node == null ? "" : AstPrinter.printAstCompact(node);
    }

    private static TypeDefinitionRegistry real(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file)) {
            return new SchemaParser()
                    .parse(
                            text,
                            ParserOptions.newParserOptions()
                                    .maxCharacters(Integer.MAX_VALUE)
                                    .maxTokens(Integer.MAX_VALUE)
                                    .maxWhitespaceTokens(Integer.MAX_VALUE)
                                    .build());
        }
    }

    /** All schema files of ours, with what each adds to the roots. */
    private static TypeDefinitionRegistry ours() throws IOException, URISyntaxException {
        URI folder = Objects.requireNonNull(Model.class.getResource("catalogue.graphqls"))
                .toURI();
        var types = new TypeDefinitionRegistry();
        try (Stream<Path> files = Files.list(Path.of(folder).resolveSibling("."))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".graphqls")).toList()) {
                types.merge(new SchemaParser().parse(Files.readString(file)));
            }
        }
        return types;
    }
}
