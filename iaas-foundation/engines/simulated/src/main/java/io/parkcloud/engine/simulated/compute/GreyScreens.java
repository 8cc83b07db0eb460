package io.parkcloud.engine.simulated.compute;

import io.parkcloud.compute.spi.ConsoleEndpoint;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Screens that show grey, each on a loopback port of its own from the first look at it until its guest stops. */
final class GreyScreens implements Screens, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GreyScreens.class);

    /** A screen that somebody looked at. */
    private record Screen(ServerSocket door, Set<Socket> viewers) {}

    private final Map<ResourceId, Screen> screens = new ConcurrentHashMap<>();

    @Override
    public ConsoleEndpoint of(ResourceId instance) {
        var screen = screens.computeIfAbsent(instance, GreyScreens::open);
        return new ConsoleEndpoint.Loopback(screen.door().getLocalPort());
    }

    @Override
    public void off(ResourceId instance) {
        var screen = screens.remove(instance);
        if (screen != null) {
            try {
                screen.door().close();
                for (var viewer : screen.viewers()) {
                    viewer.close();
                }
            } catch (IOException alreadyClosed) {
                LOG.debug("the screen of {} did not close well", instance, alreadyClosed);
            }
        }
    }

    @Override
    public void close() {
        Set.copyOf(screens.keySet()).forEach(this::off);
    }

    private static Screen open(ResourceId instance) {
        try {
            var screen =
                    new Screen(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), ConcurrentHashMap.newKeySet());
            Thread.ofVirtual().name("screen-" + instance).start(() -> serve(screen, instance.toString()));
            return screen;
        } catch (IOException full) {
            throw EngineException.unavailable("no port for the screen of instance " + instance, full);
        }
    }

    private static void serve(Screen screen, String name) {
        while (!screen.door().isClosed()) {
            try {
                var viewer = screen.door().accept();
                screen.viewers().add(viewer);
                Thread.ofVirtual().name("viewer-" + name).start(() -> show(screen, viewer, name));
            } catch (IOException off) {
                LOG.debug("the screen of {} is off", name, off);
            }
        }
    }

    private static void show(Screen screen, Socket viewer, String name) {
        try (viewer) {
            new GreyFramebuffer(name).serve(viewer.getInputStream(), viewer.getOutputStream());
        } catch (IOException gone) {
            LOG.debug("nobody looks at the screen of {} any more", name, gone);
        } finally {
            screen.viewers().remove(viewer);
        }
    }
}
