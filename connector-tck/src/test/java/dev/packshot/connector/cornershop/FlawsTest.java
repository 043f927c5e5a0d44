package dev.packshot.connector.cornershop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.packshot.connector.tck.ConnectorContract;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.score.PromiseKeeping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit can fail: each promise is broken by a connector that is wrong in one thing. */
class FlawsTest {
    static List<Flaw> flaws() {
        return Stream.of(
                        DescribeFlaws.all(),
                        AuthoriseFlaws.all(),
                        ReadFlaws.all(),
                        WriteFlaws.all(),
                        SafetyFlaws.all(),
                        SignalFlaws.all(),
                        FaultFlaws.all(),
                        HygieneFlaws.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("flaws")
    void a_wrong_connector_breaks_exactly_these_promises(Flaw flaw) {
        FlawedShop.flaw = flaw;

        Map<String, Throwable> broken = run(FlawedShop.class);

        assertThat(broken.keySet())
                .as("promises broken by a connector that %s: %s", flaw, reasons(broken))
                .isEqualTo(flaw.breaks());
    }

    @Test
    void every_promise_is_broken_by_some_wrong_connector() {
        Set<String> promises = PromiseKeeping.promises(ConnectorContract.class).stream()
                .map(Promise::id)
                .collect(Collectors.toSet());

        Set<String> broken =
                flaws().stream().flatMap(flaw -> flaw.breaks().stream()).collect(Collectors.toSet());

        assertThat(promises).isEqualTo(broken).hasSizeGreaterThan(48);
    }

    private static String reasons(Map<String, Throwable> broken) {
        return broken.entrySet().stream()
                .map(each -> each.getKey() + " "
                        + String.valueOf(each.getValue().getMessage())
                                .lines()
                                .limit(3)
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    /** The ids of the promises that failed, with why; what is no promise by its own name. */
    static Map<String, Throwable> run(Class<?> test) {
        return run(test, selectClass(test));
    }

    /** The same of one promise. */
    static Map<String, Throwable> run(Class<?> test, DiscoverySelector selector) {
        Map<String, Throwable> failed = new TreeMap<>();
        Map<String, String> ids = Stream.of(test.getMethods())
                .filter(method -> method.isAnnotationPresent(Promise.class))
                .collect(Collectors.toMap(
                        method -> method.getName() + "()",
                        method -> method.getAnnotation(Promise.class).id()));
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .configurationParameter(
                                        LauncherConstants.DEACTIVATE_LISTENERS_PATTERN_PROPERTY_NAME, "*")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier it, TestExecutionResult result) {
                                result.getThrowable()
                                        .filter(e -> result.getStatus() == TestExecutionResult.Status.FAILED)
                                        .ifPresent(e -> failed.put(
                                                ids.getOrDefault(
                                                        it.getLegacyReportingName(), it.getLegacyReportingName()),
                                                e));
                            }
                        });
        return failed;
    }
}
