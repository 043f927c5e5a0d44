package dev.packshot.connector.tck.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.connector.Capability;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Runs promises: leaves out what isn't claimed, holds waivers to their end, and writes the scorecard. */
public final class PromiseKeeping implements BeforeAllCallback, AfterAllCallback, InvocationInterceptor {
    private static final String SCORE = "score";
    private static final String JUDGED = "judged";

    /** The promises that a test class is to keep. */
    public static List<Promise> promises(Class<?> test) {
        return methods(test)
                .map(method -> method.getAnnotation(Promise.class))
                .distinct()
                .toList();
    }

    /** As their families declare them, so that one that a subclass overrides isn't lost. */
    private static Stream<Method> methods(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return Stream.concat(
                Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Promise.class)),
                above.flatMap(PromiseKeeping::methods));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws NoSuchMethodException {
        Class<?> test = context.getRequiredTestClass();
        for (Method promise : methods(test).toList()) {
            assertThat(test.getMethod(promise.getName()).getDeclaringClass())
                    .as("%s is overridden; what can't be kept for the time being needs a waiver", promise.getName())
                    .isEqualTo(promise.getDeclaringClass());
        }
        assertThat(promises(test).stream().map(Promise::id)).doesNotHaveDuplicates();
        store(context).put(SCORE, new Scorecard());
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Promise promise = method.getExecutable().getAnnotation(Promise.class);
        if (promise == null) {
            invocation.proceed();
            return;
        }
        var judged = (Judged) context.getRequiredTestInstance();
        store(context).put(JUDGED, judged);
        Scorecard score = score(context);
        Set<Capability> missing = Arrays.stream(promise.needs())
                .filter(capability -> !judged.descriptor().can(capability))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            invocation.skip();
            String why =
                    "doesn't claim " + missing.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
            score.notApplicable(promise, why);
            throw new NotApplicable(
                    promise.id() + " isn't applicable: " + judged.descriptor().id() + " " + why);
        }
        keep(promise, judged, score, invocation);
    }

    private static void keep(Promise promise, Judged judged, Scorecard score, Invocation<@Nullable Void> invocation)
            throws Throwable {
        Optional<Waiver> waiver = judged.waivers().stream()
                .filter(each -> each.promise().equals(promise.id()))
                .findFirst();
        score.broken(promise);
        try {
            invocation.proceed();
        } catch (NotApplicable e) {
            score.notApplicable(promise, String.valueOf(e.getMessage()));
            throw e;
        } catch (TestAbortedException e) {
            throw new AssertionError(promise.id() + " was left out, and only a waiver may do that", e);
        } catch (Throwable e) {
            if (waiver.isEmpty() || waiver.get().until().isBefore(judged.today())) {
                waiver.ifPresent(each -> e.addSuppressed(new AssertionError("Its waiver ended on " + each.until())));
                throw e;
            }
            score.waived(promise, waiver.get());
            throw new TestAbortedException(
                    promise.id() + " is waived: " + waiver.get().reason(), e);
        }
        assertThat(waiver).as("%s is kept: its waiver has to go", promise.id()).isEmpty();
        score.kept(promise);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Judged judged = store(context).get(JUDGED, Judged.class);
        Scorecard score = score(context);
        List<Promise> promises = promises(context.getRequiredTestClass());
        // A run of single promises says nothing about the whole.
        if (judged == null || score.size() < promises.size()) {
            return;
        }
        assertThat(promises.stream().map(Promise::id))
                .as("Waivers are for promises that exist")
                .containsAll(judged.waivers().stream().map(Waiver::promise).toList());
        if (judged.scorecard().isPresent()) {
            Path file = judged.scorecard().get();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, score.table());
            System.out.printf("Scorecard of %s (%s)%n%s", judged.descriptor().id(), file, score.table());
        }
        if (judged.page().isPresent()) {
            assertThat(Files.readString(judged.page().get()))
                    .as(
                            "%s shows another scorecard than this run's",
                            judged.page().get())
                    .contains(score.table());
        }
    }

    private static Scorecard score(ExtensionContext context) {
        return Objects.requireNonNull(store(context).get(SCORE, Scorecard.class), "made before all promises");
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        ExtensionContext top = context;
        while (top.getTestMethod().isPresent() && top.getParent().isPresent()) {
            top = top.getParent().get();
        }
        return top.getStore(Namespace.create(PromiseKeeping.class, top.getUniqueId()));
    }
}
