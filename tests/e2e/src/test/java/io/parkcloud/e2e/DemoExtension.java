package io.parkcloud.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the demo once for all classes, by the launcher. It is removed by the last class, and by the run script in any case. */
final class DemoExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(DemoExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Demo.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent(Demo.class, unused -> start(), Demo.class);
    }

    private static Demo start() {
        var module = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        var box = new Box(module.resolve("../..").normalize(), module.resolve("target/home"));
        long begun = System.nanoTime();
        var run = box.parkcloud("demo");
        keep(module.resolve("target/demo.log"), run.out() + run.err());
        run.must();
        System.out.printf("the demo stands after %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
        return new Demo(box, run.out());
    }

    private static void keep(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
