package io.parkcloud.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ErrorCode;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Codes are only ever added: programs and runbooks know them. {@code docs/error-codes.txt} has all there ever were, with the
 * HTTP status they come with; a line of it is never changed and never taken out.
 */
class ErrorCodesTest {

    private static final String LIST = "docs/error-codes.txt";

    @Test
    void codesAreOnlyEverAdded() throws Exception {
        var promised = new TreeMap<String, String>();
        for (var line : Code.lines(Code.ROOT.resolve(LIST))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split(" ");
                assertThat(promised.put(parts[0], parts[1]))
                        .as("twice: " + line)
                        .isNull();
            }
        }
        var present = present();
        var missing = new TreeSet<>(promised.keySet());
        missing.removeAll(present.keySet());
        assertThat(missing)
                .as("these codes were promised; programs wait for them. Put them back")
                .isEmpty();
        var unlisted = new TreeMap<>(present);
        unlisted.keySet().removeAll(promised.keySet());
        assertThat(unlisted).as("add these to " + LIST).isEmpty();
        assertThat(present).as("a code keeps its status").isEqualTo(promised);
    }

    /** Of every class whose name ends in {@code Errors}. */
    private static Map<String, String> present() throws ReflectiveOperationException, MalformedURLException {
        var folders = Code.folders();
        var urls = new URL[folders.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders.get(i).toUri().toURL();
        }
        var present = new TreeMap<String, String>();
        try (var loader = new URLClassLoader(urls, ErrorCodesTest.class.getClassLoader())) {
            for (var type : Code.main()) {
                if (type.getSimpleName().endsWith("Errors")) {
                    collect(loader.loadClass(type.getName()), present);
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(present).hasSizeGreaterThan(30);
        return present;
    }

    private static void collect(Class<?> errors, Map<String, String> into) throws IllegalAccessException {
        for (var field : errors.getDeclaredFields()) {
            if (field.getType() == ErrorCode.class && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                var code = (ErrorCode) field.get(null);
                var status = Integer.toString(code.category().httpStatus());
                assertThat(code.id()).matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)*");
                assertThat(into.put(code.id(), status))
                        .as("two constants are " + code.id())
                        .isNull();
            }
        }
    }

    /** Codes made in the middle of the code would be on no list. */
    @Test
    void codesAreMadeInErrorsClassesOnly() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Errors")
                .and()
                .areNotAssignableTo(ErrorCode.class)
                .should()
                .callConstructor(ErrorCode.class, String.class, String.class, io.parkcloud.kernel.ErrorCategory.class)
                .check(Code.main());
    }
}
