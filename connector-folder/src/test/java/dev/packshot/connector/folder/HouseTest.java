package dev.packshot.connector.folder;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.packshot.connector.folder", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule packages_know_each_other_one_way_only = slices().matching(
                    "dev.packshot.connector.folder.(*)..")
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
            .because("a test sets the clock; ask for the Clock bean");

    @ArchTest
    static final ArchRule files_are_changed_through_the_disk_only = noClasses()
            .that()
            .doNotHaveSimpleName("LocalDisk")
            .should()
            .callMethodWhere(target(owner(equivalentTo(Files.class)))
                    .and(target(nameMatching("write.*|move|copy|delete.*|newOutputStream|createFile"))))
            .because("the crash tests stop a write at each step that the Disk knows; what goes past it isn't tried");
}
