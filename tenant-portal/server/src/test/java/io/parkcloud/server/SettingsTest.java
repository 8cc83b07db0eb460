package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.unit.DataSize;

/** Every record of settings: it binds from what the program brings along, and says which key is wrong when one is. */
class SettingsTest {

    private static final Map<Class<?>, String> NONSENSE = Map.of(
            int.class, "many",
            long.class, "many",
            double.class, "many",
            boolean.class, "perhaps",
            Duration.class, "soon",
            DataSize.class, "big",
            URI.class, "http://[");

    static Stream<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.parkcloud").stream()
                .<Class<?>>map(found -> type(Objects.requireNonNull(found.getBeanClassName())))
                .sorted(Comparator.comparing(Class::getName));
    }

    @Test
    void allOfThemAreRecords() {
        assertThat(records()).hasSizeGreaterThan(10).allMatch(Class::isRecord);
    }

    @ParameterizedTest
    @MethodSource("records")
    void bindsFromWhatTheProgramBringsAlongOrSaysWhatIsMissing(Class<?> type) {
        var failure = catchThrowable(() -> assertThat(bind(type, Map.of())).isNotNull());
        if (failure != null) {
            assertThat(text(failure)).contains(prefix(type) + ".").contains(" must be ");
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void saysWhichKeyIsWrong(Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var nonsense = NONSENSE.get(component.getType());
            if (nonsense != null) {
                var key = prefix(type) + "." + dashed(component);
                var failure = catchThrowable(() -> bind(type, Map.of(key, nonsense)));
                assertThat(failure).as(key).isNotNull();
                assertThat(text(failure)).as(key).contains(key).contains(nonsense);
            }
        }
    }

    /** The Javadoc of a component is the operator's manual. */
    @ParameterizedTest
    @MethodSource("records")
    void everyKeyIsExplained(Class<?> type) throws IOException {
        var source = source(type);
        for (var component : type.getRecordComponents()) {
            assertThat(source).as(type + " explains its keys").contains("@param " + component.getName() + " ");
        }
    }

    private static Object bind(Class<?> type, Map<String, Object> given) throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate(prefix(type), Bindable.of(type));
    }

    private static String prefix(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class))
                .value();
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(Throwable failure) {
        var text = new ArrayList<String>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.add(String.valueOf(cause.getMessage()));
        }
        return String.join("\n", text);
    }

    /** Of the module that the record is in; the classes of modules stand in their own target folders. */
    private static String source(Class<?> type) throws IOException {
        var name = type.getName().replace('.', '/') + ".java";
        try (var files = Files.walk(Path.of("../.."), 6)) {
            var roots = files.filter(path -> path.endsWith("src/main/java"))
                    .filter(path -> Files.exists(path.resolve(name)))
                    .toList();
            assertThat(roots).hasSize(1);
            return Files.readString(roots.getFirst().resolve(name));
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereIsSomethingToCheckInMostOfThem() {
        var checked = records()
                .flatMap(type -> List.of(type.getRecordComponents()).stream())
                .filter(component -> NONSENSE.containsKey(component.getType()))
                .count();
        assertThat(checked).isGreaterThan(20);
    }
}
