package io.parkcloud.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * Stops the start when an engine is not chosen or not there, before anything is opened, and says which ones are. Engines are
 * found where they say themselves when they come: in the conditions of their auto-configurations.
 */
final class EngineChoice implements BeanFactoryPostProcessor {

    private static final Pattern CHOICE = Pattern.compile("parkcloud\\..+\\.engine");

    private final Environment environment;

    EngineChoice(Environment environment) {
        this.environment = environment;
    }

    /** An engine that was not chosen, or is none. {@code given} is empty in the first case. */
    static final class WrongChoiceException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String property;
        private final String given;
        private final String names;

        WrongChoiceException(String property, String given, SortedSet<String> names) {
            super("%s is \"%s\", must be one of %s".formatted(property, given, names));
            this.property = property;
            this.given = given;
            this.names = String.join(", ", names);
        }

        String property() {
            return property;
        }

        String given() {
            return given;
        }

        String names() {
            return names;
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        found(EngineChoice.class.getClassLoader()).forEach((property, names) -> {
            var given = environment.getProperty(property, "");
            if (!names.contains(given)) {
                throw new WrongChoiceException(property, given, names);
            }
        });
    }

    /** The names of the engines there are, by the property that chooses among them. */
    static Map<String, SortedSet<String>> found(ClassLoader loader) {
        var engines = new TreeMap<String, SortedSet<String>>();
        MetadataReaderFactory readers = new SimpleMetadataReaderFactory(loader);
        for (var candidate : ImportCandidates.load(AutoConfiguration.class, loader)) {
            if (candidate.startsWith("io.parkcloud.")) {
                try {
                    var metadata = readers.getMetadataReader(candidate).getAnnotationMetadata();
                    collect(metadata, engines);
                    metadata.getDeclaredMethods().forEach(method -> collect(method, engines));
                } catch (IOException e) {
                    throw new UncheckedIOException("the class " + candidate + " cannot be read", e);
                }
            }
        }
        return engines;
    }

    private static void collect(AnnotatedTypeMetadata metadata, Map<String, SortedSet<String>> into) {
        metadata.getAnnotations().stream(ConditionalOnProperty.class).forEach(condition -> collect(condition, into));
    }

    private static void collect(
            MergedAnnotation<ConditionalOnProperty> condition, Map<String, SortedSet<String>> into) {
        for (var property : condition.getStringArray("name")) {
            if (CHOICE.matcher(property).matches()) {
                into.computeIfAbsent(property, name -> new TreeSet<>()).add(condition.getString("havingValue"));
            }
        }
    }
}
