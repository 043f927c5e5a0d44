package dev.packshot.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.packshot.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule packages_know_each_other_one_way_only = slices().matching("dev.packshot.engine.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one; move the shared type to the lower of them");

    @ArchTest
    static final ArchRule time_is_handed_in = noClasses()
            .that()
            .doNotHaveSimpleName("Wiring")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("a test sets the clock; ask for the Clock bean");

    @ArchTest
    static final ArchRule only_the_fetcher_downloads = noClasses()
            .that()
            .resideOutsideOfPackage("dev.packshot.engine.media..")
            .and()
            .doNotHaveSimpleName("HttpsPost") // Tells, never reads; judges addresses by the same guard.
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpClient.*")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..")
            .orShould()
            .callMethod(URL.class, "openStream")
            .orShould()
            .callMethod(URL.class, "openConnection")
            .orShould()
            .callMethod(InetAddress.class, "getByName", String.class)
            .because("an address must be judged when the socket connects: hand it to MediaFetcher");
}
