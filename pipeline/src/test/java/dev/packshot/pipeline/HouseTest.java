package dev.packshot.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.packshot.pipeline", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule packages_know_each_other_one_way_only = slices().matching("dev.packshot.pipeline.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one; move the shared type to the lower of them");

    @ArchTest
    static final ArchRule one_place_makes_native_functions_callable = noClasses()
            .that()
            .resideOutsideOfPackage("..foreign..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.foreign.Linker")
            .because(
                    "a wrong signature ends the process: bindings are made with CFunctions, in the vips and heic packages");

    @ArchTest
    static final ArchRule only_the_matte_package_knows_the_runtime = noClasses()
            .that()
            .resideOutsideOfPackage("..matte..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..")
            .because("models are used through MatteModel, so that another runtime stays possible");

    @ArchTest
    static final ArchRule nothing_waits_or_looks_at_the_wall_clock = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the same bytes must come out at any time; durations are taken from System.nanoTime");

    @ArchTest
    static final ArchRule nothing_reaches_for_the_network = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "javax.net..", "java.sql..")
            .because("the pipeline turns bytes into bytes; whoever calls it fetches them");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("layer words hide meaning: find the noun of the field");
}
