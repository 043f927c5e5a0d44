package dev.packshot.connector.shopify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.packshot.connector.shopify.graphql.GraphqlClient;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.packshot.connector.shopify", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule packages_know_each_other_one_way_only = slices().matching(
                    "dev.packshot.connector.(shopify..)")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one; move the shared type to the lower of them");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("a test sets the clock; take it from the Opening");

    @ArchTest
    static final ArchRule graphql_is_spoken_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..shopify.graphql..")
            .and()
            .doNotHaveSimpleName("ShopifyApi")
            .and()
            .doNotHaveSimpleName("ShopifyConnector")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(GraphqlClient.class)
            .because("points are counted and failures told in ShopifyApi; ask it");
}
