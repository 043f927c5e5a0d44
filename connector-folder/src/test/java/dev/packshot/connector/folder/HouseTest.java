package dev.packshot.connector.folder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.packshot.connector.folder.disk.FileOperations;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.packshot.connector.folder", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule packages_know_each_other_one_way_only = slices().matching("dev.packshot.connector.(folder..)")
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
    static final ArchRule the_disk_is_changed_in_one_place = noClasses()
            .that()
            .doNotImplement(FileOperations.class)
            .should()
            .callMethod(Files.class, "move", Path.class, Path.class, CopyOption[].class)
            .orShould()
            .callMethod(Files.class, "delete", Path.class)
            .orShould()
            .callMethod(Files.class, "deleteIfExists", Path.class)
            .orShould()
            .callMethod(FileChannel.class, "force", boolean.class)
            .because("a test must be able to end a write after every operation: go through FileOperations");
}
