package io.parkcloud.simulation;

import io.parkcloud.engine.simulated.Faults;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts faults around every call of a port, and of the ports that it gives out. */
public final class Interposed {

    /** Answers that need no engine. */
    private static final Set<String> LOCAL = Set.of(
            "capabilities", "external", "mtu", "subscribe", "onChange", "pace", "toString", "hashCode", "equals");

    private Interposed() {}

    /** {@code real} behind faults. */
    public static <P> P on(Class<P> port, P real, Faults faults) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answer(port, real, faults, method, arguments)));
    }

    private static @Nullable Object answer(
            Class<?> port, Object real, Faults faults, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (LOCAL.contains(method.getName())) {
            return call(real, method, arguments);
        }
        if (method.getParameterCount() == 0 && isPort(method.getReturnType())) {
            return wrap(method.getReturnType(), call(real, method, arguments), faults);
        }
        var name = port.getSimpleName() + "." + method.getName();
        faults.before(name);
        var answer = call(real, method, arguments);
        faults.after(name);
        return answer;
    }

    private static <P> @Nullable Object wrap(Class<P> port, @Nullable Object real, Faults faults) {
        return real == null ? null : on(port, port.cast(real), faults);
    }

    private static boolean isPort(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("io.parkcloud.");
    }

    private static @Nullable Object call(Object real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
