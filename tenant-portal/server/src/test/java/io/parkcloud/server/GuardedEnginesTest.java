package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.parkcloud.kernel.EnginePort;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** No engine of any port is without its breaker, also of ports that come later. */
class GuardedEnginesTest {

    private final ApplicationContextRunner platform = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ours()))
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues(
                    "parkcloud.network.engine=simulated",
                    "parkcloud.compute.engine=simulated",
                    "parkcloud.compute.images.engine=simulated",
                    "parkcloud.storage.engine=simulated",
                    "parkcloud.workloads.engine=simulated",
                    "parkcloud.registry.engine=simulated",
                    "parkcloud.steps.engine=simulated");

    @Test
    void everyEngineOfEveryPortIsBehindABreaker() {
        assertThat(engines()).hasSizeGreaterThan(5);
        platform.run(context -> {
            for (var port : engines()) {
                assertThat(context.getBeansOfType(port)).as(port.getName()).isNotEmpty();
                assertThat(context.getBeansOfType(port).values())
                        .as(port.getName())
                        .allMatch(GuardedEnginesTest::isGuarded);
            }
        });
    }

    @Test
    void everyEngineIsShownToOperators() {
        var names = engines().stream().map(GuardedEnginesTest::name).toList();
        platform.run(context -> {
            var meters = context.getBean(MeterRegistry.class);
            for (var name : names) {
                assertThat(meters.get("parkcloud.engine.breakers.open")
                                .tag("engine", name)
                                .gauge()
                                .value())
                        .isZero();
                assertThat(meters.get("parkcloud.engine.calls.unasked")
                                .tag("engine", name)
                                .functionCounter()
                                .count())
                        .isZero();
            }
        });
    }

    /** All ports but those that are only parts of others. */
    private static List<Class<?>> engines() {
        return ports().filter(port -> ports().flatMap(other -> Arrays.stream(other.getMethods()))
                        .map(Method::getReturnType)
                        .noneMatch(port::equals))
                .toList();
    }

    private static Stream<Class<?>> ports() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isInterface();
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(EnginePort.class));
        return scanner.findCandidateComponents("io.parkcloud").stream()
                .map(found -> ClassUtils.resolveClassName(
                        Objects.requireNonNull(found.getBeanClassName()), GuardedEnginesTest.class.getClassLoader()));
    }

    private static String name(Class<?> port) {
        return Objects.requireNonNull(port.getAnnotation(EnginePort.class)).value();
    }

    private static boolean isGuarded(Object engine) {
        return Proxy.isProxyClass(engine.getClass())
                && Proxy.getInvocationHandler(engine)
                        .getClass()
                        .getPackageName()
                        .equals("io.parkcloud.engine.breaker");
    }

    private static Class<?>[] ours() {
        var loader = GuardedEnginesTest.class.getClassLoader();
        return ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
                .filter(name -> name.startsWith("io.parkcloud.engine."))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new);
    }
}
